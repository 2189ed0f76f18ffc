import { hash } from 'node:crypto';
import { own } from '../references/index.ts';
import type { Taking } from '../rules/taking.ts';
import type { Catalogue, Published } from '../tree/catalogue.ts';
import { type Directories, platformFile } from '../tree/directories.ts';
import type { Tree } from '../tree/tree.ts';

/**
 * What one run of `check` keeps for the next, as JSON: the assets and twins without a problem, and what these verdicts
 * depend on. An asset or twin with a problem is judged again in each run, so a kept verdict never shows an old message.
 */
export interface Verdicts {
  readonly fingerprints: Fingerprints;
  readonly clean: { readonly [reference: string]: Clean };
}

/** An asset or a twin without a problem. */
export interface Clean {
  /** The references that it follows. While their files, its own files and `platform.yaml` are the same, it stays clean. */
  readonly follows: readonly string[];
  /** Of a twin. */
  readonly taking?: Taking;
}

/**
 * The verdicts of the last run. A store that is kept between runs drops them when the program changes, because another
 * version may judge differently.
 */
export interface VerdictStore {
  get(): Verdicts | undefined;
  set(verdicts: Verdicts): void;
}

/** The verdicts that are still valid. */
export function standing(
  verdicts: Verdicts | undefined,
  fingerprints: Fingerprints,
): ReadonlyMap<string, Clean> {
  if (!verdicts) return new Map();
  const before = verdicts.fingerprints;
  const isSame = (reference: string) => own(before, reference) === own(fingerprints, reference);
  if (!isSame(platform)) return new Map();
  const isThere = (reference: string) => own(fingerprints, reference) !== undefined;
  return new Map(
    Object.entries(verdicts.clean).filter(
      ([reference, { follows }]) => isThere(reference) && isSame(reference) && follows.every(isSame),
    ),
  );
}

/** The key of `platform.yaml`, on which every verdict depends. */
const platform = 'platform';

/** By reference, and of `platform.yaml`: of all that a verdict may come from: files, published versions, kinds of places. */
export function fingerprintsOf(
  tree: Tree,
  directories: Directories,
  published: readonly Published[],
  placeKinds: Catalogue['placeKinds'],
): Fingerprints {
  const texts = new Map<string, string>();
  for (const [reference, files] of directories) {
    // NUL ends a path, as in git: it is the one character that no path has.
    let text = '';
    for (const [path, { mode, id }] of files) text += `${mode} ${id} ${path}\0`;
    texts.set(reference, text);
  }
  for (const { reference, version, source, commit, treeId } of published) {
    const text = `${version} ${source} ${commit} ${treeId}\0`;
    texts.set(reference, `${texts.get(reference) ?? ''}\0${text}`);
  }
  const { mode, id } = tree.entries.get(platformFile) ?? { mode: '', id: '' };
  texts.set(platform, `${mode} ${id} ${JSON.stringify(placeKinds ?? [])}`);
  return Object.fromEntries([...texts].map(([reference, text]) => [reference, hash('sha256', text)]));
}

interface Fingerprints {
  readonly [reference: string]: string;
}
