import type { ParseCache } from '../document/parse-cache.ts';
import { type ReadOptions, readFiles } from '../document/read-catalogue.ts';
import type { Problem } from '../errors/problem.ts';
import { directoriesOf, partOf } from '../tree/directories.ts';
import type { Tree } from '../tree/tree.ts';
import type { Json } from '../values/json.ts';
import type { Resolution, ResolvedTwin } from './resolution.ts';
import { resolveCatalogue } from './resolve-catalogue.ts';
import type { Available } from './versions/available.ts';

export interface ResolvedPart {
  readonly resolution: Resolution;
  /** What is wrong with files. */
  readonly problems: readonly Problem[];
  /** As in `ReadCatalogue`. */
  readonly unlike: ReadonlySet<string>;
}

export interface PartOptions extends ReadOptions {
  /** Files that were read for other parts. */
  readonly met?: ParseCache;
}

/**
 * Reads and resolves these assets and twins with all that they follow, and what that follows, so that each can be judged. If that is over a quarter,
 * reads the whole tree. The cache is not used for a small part, because reading it takes longer than reading a few files.
 */
export async function resolvePart(
  tree: Tree,
  wanted: Iterable<string>,
  { cache, met = new Map<string, Json>(), ...options }: PartOptions,
): Promise<ResolvedPart> {
  const resolved = async (part: Tree, kept: ParseCache | undefined): Promise<ResolvedPart> => {
    const { catalogue, ...rest } = readFiles(part, { ...options, cache: kept });
    return { resolution: await resolveCatalogue(catalogue), ...rest };
  };
  const directories = directoriesOf(tree);
  const part = new Set(wanted);
  for (;;) {
    if (isMost(part, directories)) return resolved(tree, cache);
    const found = await resolved(partOf(tree, part), met);
    const before = part.size;
    for (const reference of part) {
      for (const followed of followedFrom(reference, found.resolution)) {
        if (directories.has(followed)) part.add(followed);
      }
    }
    if (part.size === before) return found;
  }
}

/** Whether a part is so large that it pays to read the cache of all files. */
export function isMost(part: { readonly size: number }, all: { readonly size: number }): boolean {
  return part.size * 4 > all.size;
}

/** Every other reference by which an asset or a twin in the tree is judged: those in it, and in its children on all levels. */
export function followedFrom(reference: string, { catalogue, twins }: Resolution): ReadonlySet<string> {
  if (reference.startsWith('twins/')) return followedByTwin(twins.get(reference.slice('twins/'.length)));
  const { uses = {}, test } = catalogue.assets.get(reference)?.value.spec ?? {};
  const all = [...Object.values(uses), ...Object.values(test?.uses ?? {})];
  return new Set(all.flatMap(({ asset }) => asset ?? []));
}

function followedByTwin(twin: ResolvedTwin | undefined): ReadonlySet<string> {
  const followed = new Set<string>();
  const seen = new Set<Available>();
  const queue = twin ? [twin] : [];
  for (const { references, children } of queue) {
    for (const { request } of references) followed.add(request.reference);
    for (const child of children.values()) {
      if (!child.twin || seen.has(child.twin)) continue;
      seen.add(child.twin);
      const definition = child.definition();
      if (definition) queue.push(definition);
    }
  }
  return followed;
}
