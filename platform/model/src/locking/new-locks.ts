import type { ParseCache } from '../document/parse-cache.ts';
import { readCatalogue } from '../document/read-catalogue.ts';
import { largestFile } from '../document/yaml/decode.ts';
import { isName } from '../references/index.ts';
import {
  isAvailable,
  newLock,
  printLock,
  type Resolution,
  type ResolvedTwin,
  requestsOf,
  resolveCatalogue,
} from '../resolution/index.ts';
import { locksAgree } from '../rules/locks.ts';
import type { Tree } from '../tree/tree.ts';
import { withFiles } from '../tree/with-files.ts';
import { childrenFirst, childrenOf } from './children-first.ts';

/** What a new lock of a twin says. */
export interface NewLock {
  readonly twin: string;
  /** `twins/<name>/twin.lock` */
  readonly file: string;
  /** The text that the file should have. `unchanged` if it has it. */
  readonly outcome:
    | { readonly is: 'new'; readonly text: string }
    | { readonly is: 'unchanged' }
    /** The version of a reference is missing. A later version would then be used unseen, so there is no lock. */
    | { readonly is: 'refused' };
  readonly references: readonly LockedVersion[];
}

interface LockedVersion {
  readonly reference: string;
  readonly range: string;
  readonly version?: string;
  /** The digest that was locked, if the digest changes and the version doesn't. */
  readonly digestBefore?: string;
  readonly digest?: string;
}

/** Which locks are wanted. */
export interface LocksWanted {
  /** By default all. */
  readonly twins?: Iterable<ResolvedTwin>;
  /** Judges a twin with the new locks of its children; by default each is wanted. */
  readonly isWanted?: (twin: ResolvedTwin, resolution: Resolution) => boolean;
  readonly cache?: ParseCache;
}

/**
 * New locks of twins, children first, since the lock of a twin has the digest of each child, which covers the child's lock. Nothing is
 * written.
 */
export async function newLocks(
  before: Resolution,
  { twins = before.twins.values(), isWanted = () => true, cache }: LocksWanted = {},
): Promise<readonly NewLock[]> {
  let resolution = before;
  const locks: NewLock[] = [];
  // Of twins that were locked since the tree was read.
  const unread = new Map<string, { readonly file: string; readonly text: string }>();
  for (const twin of childrenFirst(twins)) {
    if (childrenOf(twin).some((child) => unread.has(child))) {
      resolution = await reread(resolution, [...unread.values()], cache);
      unread.clear();
    }
    const now = resolution.twins.get(twin.name) ?? twin;
    if (!isWanted(now, resolution)) continue;
    const lock = lockOf(resolution, now);
    locks.push(lock);
    if (lock.outcome.is === 'new') unread.set(lock.twin, { file: lock.file, text: lock.outcome.text });
  }
  return locks;
}

/** Whether `check` finds an error in the lock of a twin, or the lock can't be read. A newer version alone is no error. */
export function isLockDue(twin: ResolvedTwin, resolution: Resolution): boolean {
  if (!isName(twin.name)) return false;
  if (resolution.catalogue.broken.has(`twins/${twin.name}/twin.lock`)) return true;
  const problems = locksAgree.twin?.(twin, resolution) ?? [];
  return problems.some(({ code }) => code === 'lock-missing' || code === 'lock-stale');
}

async function reread(
  { catalogue }: Resolution,
  written: readonly { readonly file: string; readonly text: string }[],
  cache: ParseCache | undefined,
): Promise<Resolution> {
  const tree = withFiles(catalogue.tree, new Map(written.map(({ file, text }) => [file, text])));
  return resolveCatalogue(readCatalogue(tree, { ...catalogue, cache }).catalogue);
}

function lockOf({ finder, catalogue }: Resolution, { name, twin }: ResolvedTwin): NewLock {
  const requests = requestsOf(finder, twin.value);
  const before = catalogue.locks.get(name)?.value.references ?? [];
  const references = requests.map(({ reference, range }): LockedVersion => {
    const found = finder.find(reference, range);
    if (!isAvailable(found)) return { reference, range };
    const { version, digest } = found;
    const locked = before.find((entry) => entry.reference === reference && entry.range === range);
    const isOther = locked?.version === version && locked.digest !== digest;
    return { reference, range, version, ...(isOther ? { digestBefore: locked.digest, digest } : {}) };
  });
  const lock = { twin: name, file: `${twin.directory}/twin.lock`, references };
  if (references.some(({ version }) => version === undefined)) return { ...lock, outcome: { is: 'refused' } };
  const text = printLock(newLock(finder, requests));
  if (textIn(catalogue.tree, lock.file) === text) return { ...lock, outcome: { is: 'unchanged' } };
  return { ...lock, outcome: { is: 'new', text } };
}

function textIn(tree: Tree, file: string): string | undefined {
  const mode = tree.entries.get(file)?.mode;
  if (mode !== '100644' && mode !== '100755') return undefined;
  const bytes = tree.readUpTo(file, largestFile);
  return bytes && Buffer.from(bytes).toString();
}
