import type { ParseCache } from '../document/parse-cache.ts';
import type { Problem } from '../errors/problem.ts';
import type { Platform } from '../generated/types.ts';
import { followedFrom, resolvePart } from '../resolution/index.ts';
import { documentationNamed } from '../rules/assets/documentation.ts';
import { judgeAsset, judgeTwin } from '../rules/index.ts';
import { type Taking, takingOf } from '../rules/taking.ts';
import type { Catalogue, Published, Sourced } from '../tree/catalogue.ts';
import { type Directories, homeOf } from '../tree/directories.ts';
import type { Tree } from '../tree/tree.ts';
import type { Clean } from './verdicts.ts';

export interface Case {
  readonly tree: Tree;
  readonly directories: Directories;
  /** What is known to be clean. */
  readonly known: ReadonlyMap<string, Clean>;
  readonly published: readonly Published[];
  readonly cache: ParseCache | undefined;
  readonly placeKinds?: Catalogue['placeKinds'];
}

export interface Judgement {
  /** What is wrong with files, and with each asset and twin on its own. */
  readonly problems: readonly Problem[];
  /** All that is clean now. */
  readonly clean: ReadonlyMap<string, Clean>;
  /** Of every twin that can be read, in the order of the tree. */
  readonly takings: readonly Taking[];
  readonly platform?: Sourced<Platform>;
}

/** Judges what isn't known to be clean. */
export async function judge(of: Case): Promise<Judgement> {
  const { tree, directories, known, published, cache, placeKinds } = of;
  const toJudge = [...directories.keys()].filter((reference) => !known.has(reference));
  const elsewhere = [...known.keys()];
  const options = { published, cache, elsewhere, ...(placeKinds && { placeKinds }) };
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
  const { platform } = catalogue;
  return { problems, clean, takings, ...(platform && { platform }) };
}
