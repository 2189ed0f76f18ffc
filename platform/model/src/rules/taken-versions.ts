import type { Published, Sourced } from '../catalogue.ts';
import { contentDigest, filesByReference, filesOf, gitTreeId } from '../digest/index.ts';
import type { Asset, Twin } from '../generated/types.ts';
import type { Problem } from '../problem.ts';
import type { Resolution } from '../resolution/index.ts';
import { at, type Rule } from './rule.ts';

/** A version is taken once its tag exists: other files need another version. */
export const takenVersionsAreUnchanged: Rule = function* ({ catalogue }: Resolution): Iterable<Problem> {
  const taken = new Map<string, Published>();
  for (const published of catalogue.published) {
    // Other repositories' versions are theirs.
    if (published.source === 'tags') taken.set(`${published.reference}@${published.version}`, published);
  }
  if (taken.size === 0) return;
  const files = filesByReference(catalogue.tree);
  const all: readonly Sourced<Asset | Twin>[] = [...catalogue.assets.values(), ...catalogue.twins.values()];
  for (const source of all) {
    const { version } = source.value.metadata;
    const published = taken.get(`${source.reference}@${version}`);
    if (!published) continue;
    const here = files.get(source.reference) ?? [];
    // The id of the whole directory is at hand; the commit's files are read only where it differs.
    if (gitTreeId(here) === published.treeId) continue;
    if (contentDigest(here) === contentDigest(filesOf(published.files(), source.reference))) continue;
    yield at(source, ['metadata', 'version'], {
      code: 'version-taken',
      message: `${source.reference} ${version} is published, and its files are others now`,
      hint: 'Write a new version: a patch where nothing changes for who uses it, a minor for something new, a major for what breaks them.',
    });
  }
};
