import { type Platform, readCatalogue } from '@dtaas/model';
import { type Repository, readCommitTree } from '@dtaas/repository';

/** What `platform.yaml` says about state and verification. */
export interface Settings {
  readonly state: Platform['spec']['state'];
  readonly allowWeak: boolean;
}

/** Of the commit that is checked out: what isn't committed decides nothing about where state goes. */
export async function settingsOf(repository: Repository): Promise<Settings> {
  const tree = await readCommitTree(repository, 'HEAD', { under: ['platform.yaml'] });
  const spec = readCatalogue(tree, {}).catalogue.platform?.value.spec;
  return { state: spec?.state ?? { push: false }, allowWeak: spec?.verification.allowWeak ?? false };
}
