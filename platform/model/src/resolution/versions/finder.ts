import { compare } from 'semver';
import {
  type ContentFile,
  contentDigest,
  contentFiles,
  documentationOf,
  filesOf,
} from '../../digest/index.ts';
import { readCatalogue } from '../../document/read-catalogue.ts';
import type { Asset, Twin } from '../../generated/types.ts';
import type { Catalogue, Published, Sourced } from '../../tree/catalogue.ts';
import { grouped } from '../../values/grouped.ts';
import { memoised } from '../../values/memoised.ts';
import { type Available, isAvailable, type Unavailable } from './available.ts';
import { isRange, satisfiesRange } from './range.ts';

export type Finder = ReturnType<typeof finderOf>;

/** Finds versions: in the tree first, else among the tags, newest first. Each version is read once. */
export function finderOf(catalogue: Catalogue) {
  const tags = byReference(catalogue);
  const trees = memoised((reference: string): Available | undefined => {
    const sourced = sourcedIn(catalogue, reference);
    if (!sourced) return undefined;
    const content = contentOf(sourced, filesOf(catalogue.tree, reference));
    const { version } = sourced.value.metadata;
    return { ...sourced, version, source: 'tree', ...content, tree: catalogue.tree };
  });
  const publications = memoised(readPublished);

  return {
    /** The version that a range means when no lock says otherwise. */
    find(reference: string, range: string): Available | Unavailable {
      if (!isRange(range)) return { reason: 'range-invalid' };
      const inTree = trees(reference);
      if (inTree && satisfiesRange(inTree.version, range)) return inTree;
      if (!inTree && catalogue.broken.has(reference)) return { reason: 'broken' };
      const candidates = tags.get(reference) ?? [];
      const newest = candidates.find(({ version }) => satisfiesRange(version, range));
      if (newest) return publications(newest);
      const versions = [...(inTree ? [inTree] : []), ...candidates].map(({ version }) => version);
      return versions.length === 0 ? { reason: 'unknown' } : { reason: 'no-version', versions };
    },
    /** The version in the tree, whatever it is. */
    inTree: trees,
    /** A published version by its exact name, of one source or of any. */
    published(reference: string, version: string, source?: string): Available | undefined {
      const found = tags
        .get(reference)
        ?.find((tag) => tag.version === version && (source === undefined || tag.source === source));
      const publication = found && publications(found);
      return publication && isAvailable(publication) ? publication : undefined;
    },
    /** The version in the tree, then the published ones, newest first. */
    versionsOf(reference: string): readonly { readonly version: string; readonly source: string }[] {
      const inTree = trees(reference);
      const known = [...(inTree ? [inTree] : []), ...(tags.get(reference) ?? [])];
      return known.map(({ version, source }) => ({ version, source }));
    },
    /** Every reference that has a version somewhere. */
    references(): readonly string[] {
      const { assets, twins, elsewhere = [] } = catalogue;
      const ofTwins = [...twins.keys()].map((name) => `twins/${name}`);
      return [...new Set([...assets.keys(), ...ofTwins, ...tags.keys(), ...elsewhere])].sort();
    },
  };
}

/**
 * Published versions by reference, newest first. Of equal versions the repository's own comes first, then those of the
 * sources in their order. Versions of a source that `platform.yaml` no longer names are left out: other clones lack them.
 */
function byReference({ published, platform }: Catalogue): ReadonlyMap<string, readonly Published[]> {
  const sources = platform && ['tags', ...platform.value.spec.sources.map(({ name }) => name)];
  const rank = new Map(sources?.map((name, index) => [name, index]));
  const rankOf = ({ source }: Published): number => rank.get(source) ?? (source === 'tags' ? 0 : 1);
  const known = published.filter(({ source }) => !sources || rank.has(source));
  const groups = [...grouped(known, ({ reference }) => reference)];
  const newestFirst = (a: Published, b: Published) => compare(b.version, a.version) || rankOf(a) - rankOf(b);
  return new Map(groups.map(([reference, versions]) => [reference, versions.toSorted(newestFirst)]));
}

function sourcedIn(catalogue: Catalogue, reference: string): Sourced<Asset | Twin> | undefined {
  return reference.startsWith('twins/')
    ? catalogue.twins.get(reference.slice('twins/'.length))
    : catalogue.assets.get(reference);
}

function readPublished(published: Published): Available | Unavailable {
  const tree = published.files();
  const { catalogue, problems } = readCatalogue(tree);
  const sourced = sourcedIn(catalogue, published.reference);
  if (!sourced || sourced.value.metadata.version !== published.version) {
    const why = problems.find(({ severity }) => severity === 'error')?.message;
    return { reason: 'published-broken', version: published.version, why };
  }
  return {
    ...sourced,
    version: published.version,
    source: published.source,
    commit: published.commit,
    treeId: published.treeId,
    ...contentOf(sourced, filesOf(tree, published.reference)),
    tree,
  };
}

function contentOf(
  { value }: Sourced<Asset | Twin>,
  all: readonly ContentFile[],
): Pick<Available, 'files' | 'digest'> {
  const documentation = documentationOf(value);
  return { files: contentFiles(all, documentation), digest: contentDigest(all, documentation) };
}
