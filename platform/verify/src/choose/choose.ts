import {
  type Asset,
  type Available,
  isAsset,
  isAvailable,
  type ParseCache,
  type Platform,
  type Published,
  type ResolvedTwin,
  readCatalogue,
  resolveCatalogue,
  type Tree,
} from '@dtaas/model';
import type { Repository } from '@dtaas/repository';
import { assetSubjects } from '../assets/asset-subjects.ts';
import { inOrder, type Subject } from '../subject.ts';
import { twinSubject } from '../twins/twin-subjects.ts';
import { changedSince } from './changed-since.ts';
import { referencesMeant } from './references-meant.ts';

export interface ChoiceOptions {
  /** The assets and twins to verify, with the assets that they use. By default all assets, and all twins with a test. */
  readonly names?: readonly string[];
  /** Verifies only assets and twins that changed since the merge base with this commit, and what uses these assets. */
  readonly since?: string;
  readonly cache?: ParseCache;
}

/** The assets and twins that a call verifies. */
export interface Choice {
  /** The chosen ones, and all assets that they use. A used asset comes before its users. */
  readonly subjects: readonly Subject[];
  /** References of assets and twins whose file can't be used. */
  readonly broken: readonly string[];
  /** What `platform.yaml` says; `undefined` if there is none. */
  readonly platform: Platform['spec'] | undefined;
}

/** @throws DtaasError `usage-asset-unknown` */
export async function choose(
  repository: Repository,
  tree: Tree,
  published: readonly Published[],
  options: ChoiceOptions,
): Promise<Choice> {
  const { catalogue } = readCatalogue(tree, { published, cache: options.cache });
  const resolution = await resolveCatalogue(catalogue);
  const { finder, twins } = resolution;
  const subjectOf = assetSubjects(finder, options.cache);
  const assets = new Map<string, Available<Asset>>();
  for (const reference of catalogue.assets.keys()) {
    const found = finder.inTree(reference);
    if (found && isAsset(found)) assets.set(reference, found);
  }
  const elsewhere = elsewhereOf(twins.values());
  const broken = [...catalogue.broken].filter((reference) => reference !== 'platform');
  const known = new Set([
    ...assets.keys(),
    ...elsewhere.map(({ reference }) => reference),
    ...[...twins.keys()].map((name) => `twins/${name}`),
    ...broken,
  ]);
  const isNamed = options.names !== undefined && options.names.length > 0;
  const meant = isNamed ? new Set(referencesMeant(options.names!, [...known])) : known;
  const changed =
    options.since === undefined ? undefined : await changedSince(repository, options.since, tree, assets);
  const chosen = [
    ...[...assets.values()].filter(({ reference }) => meant.has(reference)).map(subjectOf),
    ...[...twins.values()]
      .filter(({ name, twin }) => meant.has(`twins/${name}`) && (isNamed || twin.value.spec.test))
      .map((twin) => twinSubject(resolution, twin, subjectOf)),
  ];
  return {
    subjects: inOrder([
      ...chosen.filter(
        (subject) => !changed || inOrder([subject]).some((part) => changed.has(part.reference)),
      ),
      // No tree shows since when a twin names a published version, so `since` doesn't apply to these.
      ...elsewhere.filter(({ reference }) => meant.has(reference)).map(subjectOf),
    ]),
    broken: broken.filter((reference) => meant.has(reference) && (!changed || changed.has(reference))),
    platform: catalogue.platform?.value.spec,
  };
}

/** Published versions that twins name. They are verified here, because records of other repositories can't be trusted. */
function elsewhereOf(twins: Iterable<ResolvedTwin>): readonly Available<Asset>[] {
  const found = [...twins].flatMap(({ references }) => references.map(({ outcome }) => outcome));
  const assets = found.filter(isAvailable).filter(isAsset);
  return [...new Set(assets.filter(({ source }) => source !== 'tree'))];
}
