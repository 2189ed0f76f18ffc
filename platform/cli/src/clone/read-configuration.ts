import { readCatalogue, resolveCatalogue } from '@dtaas/model';
import { openRepository, type Repository, readPublished, readWorkTree } from '@dtaas/repository';
import { openParseCache } from './parse-cache.ts';

/** Reads and resolves the files of the work tree. `problems` are those of single files, without the rules for several. */
export async function readConfiguration(cwd: string, options: Pick<Repository, 'note'> = {}) {
  const repository = await openRepository(cwd, options);
  const tree = await readWorkTree(repository);
  const cache = openParseCache(repository.root);
  const { catalogue, problems } = readCatalogue(tree, { cache, published: await readPublished(repository) });
  cache.save();
  return { repository, resolution: await resolveCatalogue(catalogue), problems };
}
