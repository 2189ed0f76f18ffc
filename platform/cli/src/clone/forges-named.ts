import { type Platform, readCatalogue } from '@dtaas/model';
import { type Repository, readWorkTree } from '@dtaas/repository';

const file = 'platform.yaml';

/** The forges that `platform.yaml` of the work tree names, committed or not. No other file is parsed. */
export async function forgesNamed(repository: Repository): Promise<NonNullable<Platform['spec']['forges']>> {
  const tree = await readWorkTree(repository);
  const entry = tree.entries.get(file);
  if (!entry) return [];
  const { catalogue } = readCatalogue({ ...tree, entries: new Map([[file, entry]]) });
  return catalogue.platform?.value.spec.forges ?? [];
}
