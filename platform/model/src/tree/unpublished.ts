import { filesOf, gitTreeId } from '../digest/index.ts';
import type { Published } from './catalogue.ts';
import { directoriesOf } from './directories.ts';
import type { Tree } from './tree.ts';

/**
 * Parts the assets and twins of a tree into those that are, file for file, a version that this repository has published, and the
 * references of the others. No file is read.
 */
export function partPublished(
  tree: Tree,
  published: readonly Published[],
): { readonly settled: readonly Published[]; readonly others: readonly string[] } {
  const own = published.filter(({ source }) => source === 'tags');
  const known = new Map(own.map((version) => [`${version.reference} ${version.treeId}`, version]));
  const settled: Published[] = [];
  const others: string[] = [];
  for (const reference of directoriesOf(tree).keys()) {
    const version = known.get(`${reference} ${gitTreeId(filesOf(tree, reference))}`);
    if (version) settled.push(version);
    else others.push(reference);
  }
  return { settled, others };
}
