import type { ParseCache } from '../document/parse-cache.ts';
import { readCatalogue, readFiles } from '../document/read-catalogue.ts';
import { directoryOf, isReference } from '../references/index.ts';
import { isMost, librariesOf } from '../resolution/index.ts';
import type { Catalogue, Published } from '../tree/catalogue.ts';
import { directoriesOf, partOf } from '../tree/directories.ts';
import type { Tree } from '../tree/tree.ts';
import { findInTexts } from '../values/words/texts.ts';

export interface MentionOptions {
  /** What was parsed before. */
  readonly cache?: ParseCache | undefined;
  /** The references that were found before, by the same keys. They are few, so they are quick to read. */
  readonly mentions?: ParseCache | undefined;
}

type Mentions = ReadonlyMap<string, readonly string[]>;

/**
 * For each twin in a tree, every text that has the form of a reference. All references that the twin itself names are among
 * them. The texts depend only on the bytes of one file, so they are kept by git's id of these bytes. A file that can't be
 * read mentions nothing.
 */
export function mentionedByTwins(tree: Tree, options: MentionOptions): Mentions {
  return mentionedIn(tree, options, {
    format: 'twin',
    folders: /^twins\//,
    find: ({ twins }, reference) => {
      const twin = twins.get(reference.slice('twins/'.length));
      const texts = twin && findInTexts(twin.value.spec, (text) => (isReference(text) ? text : undefined));
      return texts && [...new Set(texts.map(([, text]) => text))];
    },
  });
}

/** For each asset that a twin could use, in a tree or published: the functions that it imports as libraries. */
export function mentionedByAssets(
  tree: Tree,
  published: readonly Published[],
  options: MentionOptions,
): readonly (readonly [reference: string, libraries: readonly string[]])[] {
  const inTree = mentionedIn(tree, options, { format: 'asset', folders: usingFolders, find: librariesIn });
  const elsewhere = published.flatMap((version) => {
    const { reference, treeId } = version;
    if (!usingFolders.test(reference)) return [];
    // A published version never changes.
    const key = `published:${reference} ${treeId}`;
    const known = options.mentions?.get(key);
    if (known) return [[reference, known as readonly string[]] as const];
    const found = librariesIn(readCatalogue(version.files()).catalogue, reference) ?? [];
    options.mentions?.set(key, found);
    return [[reference, found] as const];
  });
  return [...inTree, ...elsewhere];
}

const usingFolders = /^(functions|tools)\//;

function librariesIn({ assets }: Catalogue, reference: string): readonly string[] | undefined {
  const asset = assets.get(reference);
  return asset && librariesOf(asset.value).map((library) => library.reference);
}

/** What is found in the file of each twin or asset in these folders. */
function mentionedIn(
  tree: Tree,
  { cache, mentions }: MentionOptions,
  {
    format,
    folders,
    find,
  }: {
    readonly format: 'twin' | 'asset';
    readonly folders: RegExp;
    readonly find: (catalogue: Catalogue, reference: string) => readonly string[] | undefined;
  },
): Mentions {
  const directories = directoriesOf(tree);
  const mentioned = new Map<string, readonly string[]>();
  const unknown = new Map<string, string>();
  for (const reference of directories.keys()) {
    if (!folders.test(reference)) continue;
    const entry = tree.entries.get(`${directoryOf(reference)}/${format}.yaml`);
    // The target of a link can have the same bytes as a good file.
    if (!entry || entry.mode === '120000') continue;
    const key = `${format}:${entry.id}`;
    const known = mentions?.get(key);
    if (known) mentioned.set(reference, known as readonly string[]);
    else unknown.set(reference, key);
  }
  if (unknown.size === 0) return mentioned;
  const part = partOf(tree, unknown.keys());
  const { catalogue, unlike } = readFiles(part, { cache: isMost(unknown, directories) ? cache : undefined });
  for (const [reference, key] of unknown) {
    const found = find(catalogue, reference);
    if (!found) continue;
    mentioned.set(reference, found);
    if (!unlike.has(`${directoryOf(reference)}/${format}.yaml`)) mentions?.set(key, found);
  }
  return mentioned;
}
