import { type DesiredPlace, type Platform, readCatalogue } from '@dtaas/model';
import { type Repository, readCommitTree } from '@dtaas/repository';

/** What `platform.yaml` says about places, state and verification. */
export interface Settings {
  readonly places: readonly DesiredPlace[];
  readonly state: Platform['spec']['state'];
  readonly allowWeak: boolean;
}

/** Of the commit that is checked out: what isn't committed decides nothing about where state goes. */
export async function settingsOf(repository: Repository): Promise<Settings> {
  const tree = await readCommitTree(repository, 'HEAD', { under: ['platform.yaml'] });
  const spec = readCatalogue(tree, {}).catalogue.platform?.value.spec;
  const places = Object.entries(spec?.places ?? {}).map(([name, { kind, settings }]) => ({
    name,
    kind,
    settings,
  }));
  return { places, state: spec?.state ?? { push: false }, allowWeak: spec?.verification.allowWeak ?? false };
}
