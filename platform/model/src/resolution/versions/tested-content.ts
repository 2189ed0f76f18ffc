import { canonicalJson, contentDigest, sha256 } from '../../digest/index.ts';
import { readDocument } from '../../document/read-document.ts';
import type { JsonObject } from '../../values/json.ts';
import type { Available } from './available.ts';

/** The fields of `metadata` that are for people and can't affect a test. */
const forPeople = ['title', 'description', 'owners'];

/**
 * The content digest of an asset as its tests depend on it: `asset.yaml` counts by its values, without its title,
 * description and owners. The values are taken as written, without the defaults of this version of the schema, so a new
 * field in the schema needs no new verification.
 */
export function testedContent({
  tree,
  document,
  files,
}: Pick<Available, 'tree' | 'document' | 'files'>): string {
  const { value } = readDocument(document.file, tree.read(document.file));
  const id = sha256(canonicalJson(withoutWordsForPeople((value ?? {}) as JsonObject)));
  const tested = files.map((file) => (file.path === 'asset.yaml' ? { ...file, id } : file));
  return contentDigest(tested, []);
}

function withoutWordsForPeople(asset: JsonObject): JsonObject {
  const metadata = Object.entries((asset['metadata'] ?? {}) as JsonObject);
  return { ...asset, metadata: Object.fromEntries(metadata.filter(([name]) => !forPeople.includes(name))) };
}
