import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DtaasError, isUnwritable, objectOf, sha256, treesOf } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import { homeLocked } from '../failures.ts';
import { readObjects } from '../git/blobs.ts';
import { commitOf } from '../git/objects.ts';
import { readOwnFile, writeOwnFile } from '../git/own-files.ts';
import { readRef } from '../git/refs.ts';
import { openRepository, type Repository } from '../open.ts';
import { keepObjects } from '../snapshots/keep-objects.ts';
import { withFileLock } from '../twin-lock.ts';

export const homeRef = 'refs/dtaas/home';
export const homeFile = 'home.json';

/** The mark of twins that belong together: 16 hex digits, made when a clone or a remote first has twins. */
export interface Home {
  readonly id: string;
  /** True if this call made it. */
  readonly made: boolean;
  /**
   * The path of the original, if this clone turned out to be a copy. The original keeps the old home and its twins; the copy
   * starts with a home of its own.
   */
  readonly copyOf?: string | undefined;
}

/**
 * The home of this clone, made if there is none. With twins kept in a remote it is the remote's, which `fetchState`
 * has brought here; `shared` says so, and then copies and clones share it on purpose.
 *
 * `git clone` doesn't take the ref along, but `cp -r` does. So the clone remembers beside the ref, in
 * `<git dir>/dtaas/clone.json`, which directory it is, and where: a copy of a clone that is still there, or that was on
 * another machine, gets a home of its own.
 */
export async function home(
  repository: Repository,
  { shared = false, looks = false }: HomeOptions = {},
): Promise<Home> {
  const { id = newId(), isRemembered, ...before } = await find(repository, shared);
  if (isRemembered) return { id, ...before };
  const file = join(repository.gitDir, 'dtaas', 'home.lock');
  const locked = { error: homeLocked, subject: 'The home of this clone' };
  try {
    return await withFileLock(file, locked, () => ensureHome(repository, shared), { waitMs: 30_000 });
  } catch (error) {
    if (looks && isUnwritable(error)) return { id, ...before };
    throw error;
  }
}

export interface HomeOptions {
  readonly shared?: boolean;
  /** The caller only reads: if the disk can't be written, a missing home is replaced by an id that no twin has. */
  readonly looks?: boolean;
}

interface Found extends Omit<Home, 'id'> {
  /** Absent if one has to be made. */
  readonly id?: string;
  /** `clone.json` describes this clone as it is. */
  readonly isRemembered: boolean;
}

/** Only reads. */
async function find(repository: Repository, shared: boolean): Promise<Found> {
  const id = await readHomeAt(repository, homeRef);
  if (id === undefined) return { made: true, isRemembered: false };
  if (shared) return { id, made: false, isRemembered: true };
  const here = describeClone(repository, id);
  const remembered = readOwnFile(repository, cloneFile) as Clone | undefined;
  const copyOf = await originalOf(here, remembered);
  if (copyOf !== undefined) return { made: true, isRemembered: false, copyOf };
  return { id, made: false, isRemembered: JSON.stringify(remembered) === JSON.stringify(here) };
}

async function ensureHome(repository: Repository, shared: boolean): Promise<Home> {
  const { id, isRemembered, ...found } = await find(repository, shared);
  if (id === undefined) return { id: await makeHome(repository), ...found };
  if (!isRemembered) writeOwnFile(repository, cloneFile, describeClone(repository, id));
  return { id, ...found };
}

function newId(): string {
  return randomBytes(8).toString('hex');
}

async function makeHome(repository: Repository): Promise<string> {
  const before = await readRef(repository, homeRef);
  const id = newId();
  // Written first: a clone that is killed before the ref is set has no ref or another one, and makes a new home.
  writeOwnFile(repository, cloneFile, describeClone(repository, id));
  const blob = objectOf(repository.objectFormat, 'blob', `${JSON.stringify({ home: id })}\n`);
  const [tree] = treesOf(repository.objectFormat, [{ path: homeFile, mode: '100644', id: blob.id }]);
  const commit = commitOf(repository, { tree: tree!.id, message: `Home ${id}\n` });
  const change = { ref: homeRef, to: commit.id, from: before };
  if (await keepObjects(repository, [blob, tree!, commit], [change])) return id;
  throw new Error(`${homeRef} moved although its lock is held`);
}

/** The id of the home that this clone knows, without making or fetching one. */
export function knownHome(repository: Repository): Promise<string | undefined> {
  return readHomeAt(repository, homeRef);
}

/** The id in a home commit, which is named by its id or its ref. `undefined` if the commit has none. */
export async function readHomeAt({ git }: Repository, commit: string): Promise<string | undefined> {
  const [bytes] = await readObjects(git, [`${commit}:${homeFile}`]);
  return /"home":\s*"([0-9a-f]{16})"/.exec(Buffer.from(bytes ?? []).toString())?.[1];
}

interface Clone {
  readonly home: string;
  /** Absolute path of the git directory. */
  readonly path: string;
  /** Its inode and time of creation: a move keeps them, a copy doesn't. */
  readonly directory: string;
  readonly machine: string;
}

/** The clone that this one was copied from. `undefined` if the home was made for this clone. */
async function originalOf(here: Clone, remembered: Clone | undefined): Promise<string | undefined> {
  // The ref came without `clone.json`: by `git clone --mirror` or by hand.
  if (remembered?.home !== here.home) return 'another clone';
  // In a container's mount, the same directory seems to be on another machine.
  if (remembered.directory === here.directory) return undefined;
  if (remembered.machine !== here.machine) return `${remembered.path} on another machine`;
  if (remembered.path === here.path) return undefined;
  // If the original is gone, this clone was moved to another disk.
  return (await isHomeOf(remembered.path, here.home)) ? remembered.path : undefined;
}

async function isHomeOf(gitDir: string, id: string): Promise<boolean> {
  if (!existsSync(gitDir)) return false;
  try {
    const other = await openRepository(join(gitDir, '..'));
    return (await readHomeAt(other, homeRef)) === id;
  } catch (error) {
    if (error instanceof DtaasError) return false;
    throw error;
  }
}

function describeClone({ gitDir }: Repository, id: string): Clone {
  const { ino, birthtimeMs } = statSync(gitDir);
  return { home: id, path: gitDir, directory: `${ino}-${Math.round(birthtimeMs)}`, machine: machine() };
}

/** systemd's machine id is confidential, so a hash of it goes into the file. */
function machine(): string {
  const files = ['/etc/machine-id', '/var/lib/dbus/machine-id'];
  const id = files
    .map((file) => attempt(() => readFileSync(file, 'utf8')))
    .find((text) => text !== undefined);
  return id === undefined ? '' : sha256(`dtaas ${id}`).slice(0, 16);
}

const cloneFile = 'clone.json';
