import type { ParseCache } from '../document/parse-cache.ts';
import { readFiles } from '../document/read-catalogue.ts';
import { isReference } from '../references/index.ts';
import { isMost } from '../resolution/index.ts';
import { directoriesOf, partOf } from '../tree/directories.ts';
import type { Tree } from '../tree/tree.ts';
import { findInTexts } from '../values/texts.ts';

export interface MentionOptions {
  /** What was parsed before. */
  readonly cache?: ParseCache | undefined;
  /** The references that were found before, by the same keys. They are few, so they are quick to read. */
  readonly mentions?: ParseCache | undefined;
}

/**
 * For each twin in a tree, every text that has the form of a reference. All references that the twin follows are among them.
 * The texts depend only on the bytes of one file, so they are kept by git's id of these bytes. A file that can't be read
 * mentions nothing.
 */
export function mentionedByTwins(
  tree: Tree,
  { cache, mentions }: MentionOptions,
): ReadonlyMap<string, readonly string[]> {
  const directories = directoriesOf(tree);
  const mentioned = new Map<string, readonly string[]>();
  const unknown = new Map<string, string>();
  for (const reference of directories.keys()) {
    const entry = reference.startsWith('twins/') ? tree.entries.get(`${reference}/twin.yaml`) : undefined;
    // The target of a link can have the same bytes as a good file.
    if (!entry || entry.mode === '120000') continue;
    const key = `twin:${entry.id}`;
    const known = mentions?.get(key);
    if (known) mentioned.set(reference, known as readonly string[]);
    else unknown.set(reference, key);
  }
  if (unknown.size === 0) return mentioned;
  const part = partOf(tree, unknown.keys());
  const { catalogue, unlike } = readFiles(part, { cache: isMost(unknown, directories) ? cache : undefined });
  for (const [reference, key] of unknown) {
    const twin = catalogue.twins.get(reference.slice('twins/'.length));
    if (!twin) continue;
    const texts = findInTexts(twin.value.spec, (text) => (isReference(text) ? text : undefined));
    const found = [...new Set(texts.map(([, text]) => text))];
    mentioned.set(reference, found);
    if (!unlike.has(twin.document.file)) mentions?.set(key, found);
  }
  return mentioned;
}
