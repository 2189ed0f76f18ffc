import {
  type Asset,
  type Available,
  contentDigest,
  documentationOf,
  filesByReference,
  type Tree,
} from '@dtaas/model';
import { partedFrom, type Repository, readTreeObject } from '@dtaas/repository';

/**
 * References of assets and twins that differ from the merge base with `rev`. The asset of the later tree says which files are
 * documentation and don't count. If the earlier tree has another list, its `asset.yaml` differs anyway.
 */
export async function changedSince(
  repository: Repository,
  rev: string,
  tree: Tree,
  assets: ReadonlyMap<string, Available<Asset>>,
): Promise<ReadonlySet<string>> {
  const base = await partedFrom(repository, rev);
  const before = filesByReference(await readTreeObject(repository, base, ['assets', 'twins']));
  const changed = new Set<string>();
  for (const [reference, files] of filesByReference(tree)) {
    const then = before.get(reference);
    const documentation = documentationOf(assets.get(reference)?.value);
    if (!then || contentDigest(then, documentation) !== contentDigest(files, documentation))
      changed.add(reference);
  }
  return changed;
}
