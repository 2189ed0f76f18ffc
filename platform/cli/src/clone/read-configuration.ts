import { type Problem, type Resolution, readCatalogue, resolveCatalogue } from '@dtaas/model';
import { openRepository, type Repository, readPublished, readWorkTree } from '@dtaas/repository';
import { openParseCache } from './parse-cache.ts';

export interface Configuration {
  readonly repository: Repository;
  readonly resolution: Resolution;
  /** What is wrong with single files. The rules for several files are not applied. */
  readonly problems: readonly Problem[];
}

/** Reads and resolves the files of the work tree. */
export async function readConfiguration(
  cwd: string,
  options: Pick<Repository, 'note'> = {},
): Promise<Configuration> {
  const repository = await openRepository(cwd, options);
  const tree = await readWorkTree(repository);
  const cache = openParseCache(repository.root);
  const { catalogue, problems } = readCatalogue(tree, { cache, published: await readPublished(repository) });
  cache.save();
  return { repository, resolution: await resolveCatalogue(catalogue), problems };
}
