import { isBlob } from '../digest/index.ts';
import type { Problem } from '../errors/problem.ts';
import type { Formats } from '../generated/types.ts';
import type { Catalogue, Published, Sourced } from '../tree/catalogue.ts';
import { directoriesOf } from '../tree/directories.ts';
import type { Tree, TreeEntry } from '../tree/tree.ts';
import type { Json } from '../values/json.ts';
import type { Document } from './document.ts';
import { type Place, placeOf } from './layout.ts';
import { layoutProblems } from './layout-problems.ts';
import type { ParseCache } from './parse-cache.ts';
import { cleanDocument, faultyDocument, readDocument } from './read-document.ts';
import { type FormatName, validate } from './schema/formats.ts';
import { largestFile, tooLarge } from './yaml/decode.ts';

export interface ReadOptions {
  /** Versions that have a tag; none unless given. */
  readonly published?: readonly Published[];
  /** Files that were read before. */
  readonly cache?: ParseCache | undefined;
  /** As in `Catalogue`. */
  readonly elsewhere?: readonly string[];
  /** The kinds of places. Without them, kinds are not checked. */
  readonly placeKinds?: Catalogue['placeKinds'];
}

export interface ReadCatalogue {
  readonly catalogue: Catalogue;
  readonly problems: readonly Problem[];
  /**
   * Files whose bytes differ from their id, because they were written between listing and reading, or because a filter of
   * git changes them. Nothing about these files may be kept by their id.
   */
  readonly unlike: ReadonlySet<string>;
}

/** Reads every format in a tree. What is broken is in `problems`; the catalogue has the rest. */
export function readCatalogue(tree: Tree, options: ReadOptions = {}): ReadCatalogue {
  const read = readFiles(tree, options);
  return { ...read, problems: [...layoutProblems(tree), ...read.problems] };
}

/** The same without a look at how the files are laid out. */
export function readFiles(tree: Tree, options: ReadOptions = {}): ReadCatalogue {
  const { published = [], elsewhere = [], placeKinds, cache } = options;
  const files: { readonly [F in FormatName]: Map<string, Sourced<Formats[F]>> } = {
    asset: new Map(),
    twin: new Map(),
    lock: new Map(),
    platform: new Map(),
  };
  const broken = new Set<string>();
  const problems: Problem[] = [];
  const unlike = new Set<string>();
  /** All known references, to suggest one in a hint. */
  const references = () =>
    new Set([...directoriesOf(tree).keys(), ...elsewhere, ...published.map(({ reference }) => reference)]);

  function read<F extends FormatName>(format: F, path: string, entry: TreeEntry, place: Place): void {
    const { reference, directory, name } = place;
    const keep = (document: Document, value: Formats[F]): void => {
      files[format].set(format === 'asset' ? reference : name, { reference, directory, document, value });
    };
    const key = `${format}:${entry.id}`;
    // A link's target can be the same bytes as a good file.
    const cached = entry.mode === '120000' ? undefined : cache?.get(key);
    if (cached !== undefined) {
      const document = cleanDocument(path, cached, () => new TextDecoder().decode(tree.read(path)));
      // What is in the cache was validated as this format.
      keep(document, cached as unknown as Formats[F]);
      return;
    }
    const document = documentOf(tree, path, entry, unlike);
    const { value, problems: found } = validate(format, document, references);
    problems.push(...found);
    if (value === undefined) {
      broken.add(format === 'lock' ? `${reference}/twin.lock` : reference);
      return;
    }
    if (found.length === 0 && !unlike.has(path)) cache?.set(key, value as unknown as Json);
    keep(document, value);
  }

  for (const [path, entry] of tree.entries) {
    const place = placeOf(path);
    if (place !== undefined) read(place.format, path, entry, place);
  }
  const { asset: assets, twin: twins, lock: locks } = files;
  const platform = files.platform.get('platform');
  const catalogue = { tree, platform, assets, twins, locks, broken, published, elsewhere, placeKinds };
  return { catalogue, problems, unlike };
}

/** A file's document. The path is added to `unlike` if the bytes aren't those that the entry's id names. */
function documentOf(tree: Tree, path: string, entry: TreeEntry, unlike: Set<string>): Document {
  const { mode, id } = entry;
  if (mode === '120000' || mode === '160000') {
    const what = mode === '120000' ? 'A symbolic link' : 'A submodule';
    const message = `${what} stands where a file is expected`;
    const hint = 'Replace it by the file itself.';
    return faultyDocument(path, '', [{ code: 'file-kind', offset: 0, message, hint }]);
  }
  const bytes = tree.readUpTo(path, largestFile);
  if (!bytes) return faultyDocument(path, '', [tooLarge(entry.size)]);
  if (!isBlob(bytes, id)) unlike.add(path);
  return readDocument(path, bytes);
}
