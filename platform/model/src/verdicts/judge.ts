import type { Problem } from '../errors/problem.ts';
import type { Platform } from '../generated/types.ts';
import { followedFrom, type PartOptions, resolvePart } from '../resolution/index.ts';
import { documentationNamed } from '../rules/assets/documentation.ts';
import { judgeAsset, judgeTwin } from '../rules/index.ts';
import { type Taking, takingOf } from '../rules/taking.ts';
import type { Sourced } from '../tree/catalogue.ts';
import { directoriesOf, homeOf } from '../tree/directories.ts';
import type { Tree } from '../tree/tree.ts';
import type { Verdicts } from './verdicts.ts';

export interface Judgement {
  /** What is wrong with files, and with each asset and twin on its own. */
  readonly problems: readonly Problem[];
  /** Of every twin that can be read, in the order of the tree. */
  readonly takings: readonly Taking[];
  readonly platform: Sourced<Platform> | undefined;
}

/** Judges the assets and twins that aren't known to be clean, and keeps which of them are. */
export async function judge(tree: Tree, verdicts: Verdicts, reading: PartOptions): Promise<Judgement> {
  const known = new Map(
    [...directoriesOf(tree).keys()].map((reference) => [reference, verdicts.get(reference)]),
  );
  const [toJudge, elsewhere] = [
    [...known].flatMap(([reference, clean]) => (clean ? [] : [reference])),
    [...known].flatMap(([reference, clean]) => (clean ? [reference] : [])),
  ];
  const {
    resolution,
    problems: unreadable,
    unlike,
  } = await resolvePart(tree, toJudge, { ...reading, elsewhere });
  const { catalogue, twins } = resolution;
  const doubtful = new Set([...unreadable.map(({ file }) => file), ...unlike].map(homeOf));
  const problems = [...unreadable];
  const takings: Taking[] = [];
  for (const [reference, clean] of known) {
    if (clean) {
      if (clean.taking) takings.push(clean.taking);
      continue;
    }
    const asset = catalogue.assets.get(reference);
    const twin = reference.startsWith('twins/') ? twins.get(reference.slice('twins/'.length)) : undefined;
    const taking = twin && takingOf(twin);
    if (taking) takings.push(taking);
    const found = [
      ...(asset ? judgeAsset(asset, resolution) : []),
      ...(asset ? documentationNamed(asset, tree, directoriesOf(tree).get(reference) ?? []) : []),
      ...(twin ? judgeTwin(twin, resolution) : []),
    ];
    problems.push(...found);
    if ((!asset && !twin) || found.length > 0 || doubtful.has(reference)) continue;
    verdicts.keep(reference, [...followedFrom(reference, resolution)], taking);
  }
  return { problems, takings, platform: catalogue.platform };
}
