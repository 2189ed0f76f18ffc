import type { Problem } from '../errors/problem.ts';
import type { Platform } from '../generated/types.ts';
import { followedFrom, type PartOptions, resolvePart } from '../resolution/index.ts';
import { documentationNamed } from '../rules/assets/documentation.ts';
import { judgeAsset, judgeTwin } from '../rules/index.ts';
import { type Taking, takingOf } from '../rules/taking.ts';
import type { Sourced } from '../tree/catalogue.ts';
import { type Directories, homeOf } from '../tree/directories.ts';
import type { Tree } from '../tree/tree.ts';
import type { Clean } from './verdicts.ts';

export interface Judgement {
  /** What is wrong with files, and with each asset and twin on its own. */
  readonly problems: readonly Problem[];
  /** All that is clean now. */
  readonly clean: ReadonlyMap<string, Clean>;
  /** Of every twin that can be read, in the order of the tree. */
  readonly takings: readonly Taking[];
  readonly platform: Sourced<Platform> | undefined;
}

/** Judges what isn't known to be clean. */
export async function judge(
  tree: Tree,
  directories: Directories,
  known: ReadonlyMap<string, Clean>,
  reading: PartOptions,
): Promise<Judgement> {
  const toJudge = [...directories.keys()].filter((reference) => !known.has(reference));
  const options = { ...reading, elsewhere: [...known.keys()] };
  const { resolution, problems: unreadable, unlike } = await resolvePart(tree, directories, toJudge, options);
  const { catalogue, twins } = resolution;
  const doubtful = new Set([...unreadable.map(({ file }) => file), ...unlike].map(homeOf));
  const problems = [...unreadable];
  const clean = new Map(known);
  const takings: Taking[] = [];
  for (const reference of directories.keys()) {
    const remembered = known.get(reference);
    if (remembered) {
      if (remembered.taking) takings.push(remembered.taking);
      continue;
    }
    const asset = catalogue.assets.get(reference);
    const twin = reference.startsWith('twins/') ? twins.get(reference.slice('twins/'.length)) : undefined;
    const taking = twin && takingOf(twin);
    if (taking) takings.push(taking);
    const found = [
      ...(asset
        ? [
            ...judgeAsset(asset, resolution),
            ...documentationNamed(asset, tree, directories.get(reference) ?? []),
          ]
        : []),
      ...(twin ? judgeTwin(twin, resolution) : []),
    ];
    problems.push(...found);
    if ((!asset && !twin) || found.length > 0 || doubtful.has(reference)) continue;
    const follows = [...followedFrom(reference, resolution)];
    clean.set(reference, { follows, ...(taking && { taking }) });
  }
  return { problems, clean, takings, platform: catalogue.platform };
}
