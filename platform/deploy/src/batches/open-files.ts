import { applyRules, type Problem, type Resolution, readCatalogue, resolveCatalogue } from '@dtaas/model';
import { openRepository, type Repository, readPublished, readWorkTree } from '@dtaas/repository';
import type { RunSurroundings } from './request.ts';

/** The files as they are, resolved and judged. */
export interface OpenFiles {
  readonly repository: Repository;
  readonly resolution: Resolution;
  readonly problems: readonly Problem[];
}

export async function openFiles({ cwd, note, cache }: RunSurroundings): Promise<OpenFiles> {
  const repository = await openRepository(cwd, { note });
  const [tree, published] = await Promise.all([readWorkTree(repository), readPublished(repository)]);
  const read = readCatalogue(tree, { published, cache: cache?.(repository.root) });
  const resolution = await resolveCatalogue(read.catalogue);
  return { repository, resolution, problems: [...read.problems, ...(await applyRules(resolution))] };
}
