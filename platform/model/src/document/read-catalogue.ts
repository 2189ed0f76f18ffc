import { gitBlobId } from '../digest/index.ts';
import type { Problem } from '../errors/problem.ts';
import type { Asset, Formats, Lock, Platform, Twin } from '../generated/types.ts';
import type { Catalogue, Published, Sourced } from '../tree/catalogue.ts';
import { directoriesOf } from '../tree/directories.ts';
import type { Tree, TreeEntry } from '../tree/tree.ts';
import type { Json } from '../values/json.ts';
import type { Document } from './document.ts';
import { type Place, placeOf } from './layout.ts';
import { layoutProblems } from './layout-problems.ts';
import type { ParseCache } from './parse-cache.ts';
import { cleanDocument, readDocument, unreadableDocument } from './read-document.ts';
import { type FormatName, validate } from './schema/formats.ts';
import { largestFile, tooLarge } from './yaml/decode.ts';

export interface ReadOptions {
  /** Versions that have a tag; none unless given. */
  readonly published?: readonly Published[];
  readonly cache?: ParseCache | undefined;
  /** References that are there, too, as in `Catalogue`. */
  readonly elsewhere?: readonly string[];
  readonly placeKinds?: Catalogue['placeKinds'];
}

export interface ReadCatalogue {
  readonly catalogue: Catalogue;
  readonly problems: readonly Problem[];
  /**
   * Files whose bytes aren't those that their id names: one that was written between being listed and being read, or that
   * a filter of git changes on its way. What is known of them is known of no id.
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
  const reading = new Reading(tree, options);
  for (const [path, entry] of tree.entries) {
    const place = placeOf(path);
    if (place !== undefined) reading.read(path, entry, place);
  }
  const { platform, assets, twins, locks, broken, problems, unlike } = reading;
  const { published = [], elsewhere = [], placeKinds } = options;
  const known = { platform, assets, twins, locks, broken };
  return { catalogue: { tree, ...known, published, elsewhere, placeKinds }, problems, unlike };
}

/** The document of a file in a tree, for where something stands in it. */
export function documentAt(tree: Tree, path: string): Document {
  return readDocument(path, tree.read(path));
}

class Reading {
  platform: Sourced<Platform> | undefined;
  readonly assets = new Map<string, Sourced<Asset>>();
  readonly twins = new Map<string, Sourced<Twin>>();
  readonly locks = new Map<string, Sourced<Lock>>();
  readonly broken = new Set<string>();
  readonly problems: Problem[] = [];
  readonly unlike = new Set<string>();
  private readonly tree: Tree;
  private readonly options: ReadOptions;
  private known: ReadonlySet<string> | undefined;

  constructor(tree: Tree, options: ReadOptions) {
    this.tree = tree;
    this.options = options;
  }

  read(path: string, entry: TreeEntry, place: Place): void {
    const { format, reference, name } = place;
    if (format === 'asset') keep(this.assets, reference, this.sourced(path, entry, place, format));
    else if (format === 'twin') keep(this.twins, name, this.sourced(path, entry, place, format));
    else if (format === 'lock') keep(this.locks, name, this.sourced(path, entry, place, format));
    else this.platform = this.sourced(path, entry, place, format);
  }

  private sourced<F extends FormatName>(
    path: string,
    entry: TreeEntry,
    place: Place,
    format: F,
  ): Sourced<Formats[F]> | undefined {
    const { reference, directory } = place;
    const key = `${format}:${entry.id}`;
    // A link's target can be the same bytes as a good file.
    const cached = entry.mode === '120000' ? undefined : this.options.cache?.get(key);
    if (cached !== undefined) {
      const document = cleanDocument(path, cached, () => new TextDecoder().decode(this.tree.read(path)));
      // What is in the cache was validated as this format.
      return { reference, directory, document, value: cached as unknown as Formats[F] };
    }
    const document = this.document(path, entry);
    const { value, problems } = validate(format, document, () => this.references());
    this.problems.push(...problems);
    if (value === undefined) {
      this.broken.add(format === 'lock' ? `${reference}/twin.lock` : reference);
      return undefined;
    }
    if (problems.length === 0 && !this.unlike.has(path))
      this.options.cache?.set(key, value as unknown as Json);
    return { reference, directory, document, value };
  }

  /** All known references, to suggest one in a hint. */
  private references(): ReadonlySet<string> {
    const { published = [], elsewhere = [] } = this.options;
    this.known ??= new Set([
      ...directoriesOf(this.tree).keys(),
      ...elsewhere,
      ...published.map(({ reference }) => reference),
    ]);
    return this.known;
  }

  private document(path: string, entry: TreeEntry): Document {
    if (entry.mode === '120000' || entry.mode === '160000') {
      const what = entry.mode === '120000' ? 'A symbolic link' : 'A submodule';
      const message = `${what} stands where a file is expected`;
      return unreadableDocument(path, {
        code: 'file-kind',
        offset: 0,
        message,
        hint: 'Replace it by the file itself.',
      });
    }
    // Known before it is read, so that a large file costs nothing.
    if (entry.size > largestFile) return unreadableDocument(path, tooLarge(entry.size));
    const bytes = this.tree.read(path);
    if (gitBlobId(bytes, entry.id.length === 64 ? 'sha256' : 'sha1') !== entry.id) this.unlike.add(path);
    return readDocument(path, bytes);
  }
}

function keep<T>(into: Map<string, Sourced<T>>, key: string, sourced: Sourced<T> | undefined): void {
  if (sourced !== undefined) into.set(key, sourced);
}
