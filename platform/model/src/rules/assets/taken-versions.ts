import { contentDigest, documentationOf, filesOf, gitTreeId } from '../../digest/index.ts';
import type { Asset, Twin } from '../../generated/types.ts';
import type { Catalogue, Sourced } from '../../tree/catalogue.ts';
import { memoised } from '../../values/memoised.ts';
import { at, eachAsset, eachTwin, type Problem, type Rule } from '../rule.ts';

export const takenVersionsAreUnchanged: Rule = {
  ...eachAsset((asset, { catalogue }) => unchanged(asset, catalogue)),
  ...eachTwin(({ twin }, { catalogue }) => unchanged(twin, catalogue)),
};

function* unchanged(source: Sourced<Asset | Twin>, catalogue: Catalogue): Iterable<Problem> {
  const { version } = source.value.metadata;
  const published = takenIn(catalogue).get(`${source.reference}@${version}`);
  if (!published) return;
  const here = filesOf(catalogue.tree, source.reference);
  // The files of the commit are read only if the id of the directory differs.
  if (gitTreeId(here) === published.treeId) return;
  const there = filesOf(published.files(), source.reference);
  // If the lists of documentation differ, asset.yaml differs, which is never documentation.
  const documentation = documentationOf(source.value);
  if (contentDigest(here, documentation) === contentDigest(there, documentation)) return;
  yield at(source, ['metadata', 'version'], {
    code: 'version-taken',
    message: `${source.reference} ${version} is published, but its files have changed since`,
    hint: 'Raise the version: the patch number if nothing changes for users, the minor for something new, the major if users have to change something.',
  });
}

/** This repository's own published versions, by `<reference>@<version>`. */
const takenIn = memoised(
  ({ published }: Catalogue) =>
    new Map(
      published.flatMap((each) =>
        each.source === 'tags' ? [[`${each.reference}@${each.version}`, each] as const] : [],
      ),
    ),
  new WeakMap(),
);
