import type { Published, Sourced } from '../catalogue.ts';
import type { ParseCache } from '../document/parse-cache.ts';
import { readFiles } from '../document/read-catalogue.ts';
import type { Platform } from '../generated/types.ts';
import type { Problem } from '../problem.ts';
import { followedFrom, type Resolution, resolveCatalogue } from '../resolution/index.ts';
import { judgeAsset, judgeTwin } from '../rules/index.ts';
import { type Taking, takingOf } from '../rules/taking.ts';
import type { Tree } from '../tree.ts';
import { type Directories, homeOf, partOf } from './directories.ts';
import type { Clean } from './verdicts.ts';

export interface Case {
  readonly tree: Tree;
  readonly directories: Directories;
  /** What is known to be clean. */
  readonly known: ReadonlyMap<string, Clean>;
  readonly published: readonly Published[];
  readonly cache: ParseCache | undefined;
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
  const { directories, known } = of;
  const toJudge = [...directories.keys()].filter((reference) => !known.has(reference));
  const { resolution, problems: unreadable, unlike } = await resolvePart(of, toJudge);
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
      ...(asset ? judgeAsset(asset, resolution) : []),
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

interface Resolved {
  readonly resolution: Resolution;
  readonly problems: readonly Problem[];
  readonly unlike: ReadonlySet<string>;
}

/** Reads and resolves what is to be judged with all that it follows, and the rest only where that is most. */
async function resolvePart({ tree, directories, known, published, cache }: Case, toJudge: readonly string[]) {
  const elsewhere = [...known.keys()];
  const part = new Set(toJudge);
  for (;;) {
    if (part.size * 4 > directories.size) return resolved(tree, { published, cache, elsewhere });
    // The cache is of everything, and takes longer to read than a few files.
    const found = await resolved(partOf(tree, directories, part), { published, cache: undefined, elsewhere });
    const before = part.size;
    for (const reference of toJudge) {
      for (const followed of followedFrom(reference, found.resolution)) {
        if (directories.has(followed)) part.add(followed);
      }
    }
    if (part.size === before) return found;
  }
}

async function resolved(
  tree: Tree,
  { elsewhere, ...options }: Pick<Case, 'published' | 'cache'> & { readonly elsewhere: readonly string[] },
): Promise<Resolved> {
  const { catalogue, ...rest } = readFiles(tree, options);
  return { resolution: await resolveCatalogue({ ...catalogue, elsewhere }), ...rest };
}
