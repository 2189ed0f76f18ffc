import { isBlob } from '../digest/index.ts';
import type { ParseCache } from '../document/parse-cache.ts';
import { largestFile } from '../document/yaml/decode.ts';
import { directoryOf, referencesIn } from '../references/index.ts';
import type { Published } from '../tree/catalogue.ts';
import { directoriesOf } from '../tree/directories.ts';
import type { Tree } from '../tree/tree.ts';

export interface MentionOptions {
  /** What texts and published versions mention, as far as it was found before. */
  readonly mentions?: ParseCache | undefined;
}

/** What a text mentions; undefined if it may mention anything. */
type Mentioned = readonly string[] | undefined;

/** For each twin of a tree, all that its `twin.yaml` names, and maybe more: the texts are searched, not parsed. */
export function mentionedByTwins(
  tree: Tree,
  { mentions }: MentionOptions,
): readonly (readonly [twin: string, mentioned: Mentioned])[] {
  return mentionedInTree(tree, 'twin', /^twins\//, mentions);
}

/** The same for the assets that can import functions as libraries, in a tree or published. */
export function mentionedByAssets(
  tree: Tree,
  published: readonly Published[],
  { mentions }: MentionOptions,
): readonly (readonly [asset: string, mentioned: Mentioned])[] {
  const elsewhere = published.flatMap((version) => {
    const { reference, treeId } = version;
    if (!importing.test(reference)) return [];
    // A published version never changes.
    const key = `published:${reference} ${treeId}`;
    const known = mentions?.get(key) as Kept | undefined;
    const found =
      known === undefined ? mentionedIn(version.files(), reference, 'asset') : (known ?? undefined);
    if (known === undefined) mentions?.set(key, found ?? null);
    return [[reference, found] as const];
  });
  return [...mentionedInTree(tree, 'asset', importing, mentions), ...elsewhere];
}

/** As JSON: null for a text that may mention anything. */
type Kept = readonly string[] | null;

const importing = /^(functions|tools)\//;

function mentionedInTree(
  tree: Tree,
  format: 'twin' | 'asset',
  folders: RegExp,
  mentions: ParseCache | undefined,
) {
  const all = [...directoriesOf(tree).keys()].filter((reference) => folders.test(reference));
  return all.map((reference) => [reference, mentionedIn(tree, reference, format, mentions)] as const);
}

/**
 * All references in the text of a file, wherever they stand; undefined if it may have any. Only an escape, which begins with a backslash,
 * writes a reference in another way than it is (YAML 1.2.2, 5.7): a line break in a text becomes a space or stays.
 */
function mentionedIn(
  tree: Tree,
  reference: string,
  format: 'twin' | 'asset',
  mentions?: ParseCache,
): Mentioned {
  const path = `${directoryOf(reference)}/${format}.yaml`;
  const entry = tree.entries.get(path);
  // What can't be read as a file of the format names nothing.
  if (!entry?.mode.startsWith('100')) return [];
  const key = `text:${entry.id}`;
  const known = mentions?.get(key) as Kept | undefined;
  if (known !== undefined) return known ?? undefined;
  const bytes = tree.readUpTo(path, largestFile) ?? new Uint8Array();
  const text = Buffer.from(bytes).toString();
  const found = text.includes('\\') ? undefined : [...new Set(referencesIn(text))];
  // A file of the work tree may have been written since it was listed.
  if (isBlob(bytes, entry.id)) mentions?.set(key, found ?? null);
  return found;
}
