import { type Resolution, readCatalogue, resolveCatalogue } from '@dtaas/model';
import { type Repository, readPublished, readTreeObject } from '@dtaas/repository';
import { openParseCache } from './parse-cache.ts';

/** Reads and resolves the files of a commit, as git objects: nothing of it is checked out or started. */
export async function resolutionAt(repository: Repository, commit: string): Promise<Resolution> {
  const [tree, published] = await Promise.all([
    readTreeObject(repository, commit),
    readPublished(repository),
  ]);
  return resolveCatalogue(
    readCatalogue(tree, { published, cache: openParseCache(repository.root) }).catalogue,
  );
}
