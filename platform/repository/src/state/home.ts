import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DtaasError, isUnwritable } from '@dtaas/model';
import { homeLocked } from '../failures.ts';
import { readObjects } from '../git/blobs.ts';
import { commitOf, objectOf, treesOf } from '../git/objects.ts';
import { readRef } from '../git/refs.ts';
import { openRepository, type Repository } from '../open.ts';
import { keepObjects } from '../snapshots/keep-objects.ts';
import { withFileLock } from '../twin-lock.ts';

export const homeRef = 'refs/dtaas/home';

/** The mark of twins that belong together: 16 hex digits, made when a clone or a remote first has twins. */
export interface Home {
  readonly id: string;
  /** True if this call made it. */
  readonly made: boolean;
  /**
   * The path of the original, if this clone turned out to be a copy. The original keeps the old home and its twins; the copy
   * starts with a home of its own.
   */
  readonly copyOf?: string;
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
  const before = await find(repository, shared);
  if (before.home && before.isRemembered) return before.home;
  const file = join(repository.gitDir, 'dtaas', 'home.lock');
  try {
    return await withFileLock(
      file,
      (taken) => homeLocked({ subject: 'The home of this clone', ...taken }),
      () => ensureHome(repository, shared),
      { waitMs: 30_000 },
    );
  } catch (error) {
    if (!looks || !isUnwritable(error)) throw error;
    return before.home ?? { id: newId(), made: true, ...present(before.copyOf) };
  }
}

export interface HomeOptions {
  readonly shared?: boolean;
  /** The caller only reads: if the disk can't be written, a missing home is replaced by an id that no twin has. */
  readonly looks?: boolean;
}

interface Found {
  /** Absent if one has to be made. */
  readonly home?: Home;
  /** `clone.json` describes this clone as it is. */
  readonly isRemembered: boolean;
  readonly copyOf?: string;
}

/** Only reads. */
async function find(repository: Repository, shared: boolean): Promise<Found> {
  const known = await readHomeAt(repository, homeRef);
  if (known === undefined) return { isRemembered: false };
  const found = { id: known, made: false };
  if (shared) return { home: found, isRemembered: true };
  const remembered = readClone(repository);
  const copyOf = await copiedFrom(repository, known, remembered);
  if (copyOf !== undefined) return { isRemembered: false, copyOf };
  const here = describeClone(repository, known);
  return { home: found, isRemembered: JSON.stringify(remembered) === JSON.stringify(here) };
}

async function ensureHome(repository: Repository, shared: boolean): Promise<Home> {
  const { home: found, isRemembered, copyOf } = await find(repository, shared);
  if (!found) return { id: await makeHome(repository), made: true, ...present(copyOf) };
  if (!isRemembered) writeClone(repository, describeClone(repository, found.id));
  return found;
}

function present(copyOf: string | undefined): Pick<Home, 'copyOf'> {
  return copyOf === undefined ? {} : { copyOf };
}

function newId(): string {
  return randomBytes(8).toString('hex');
}

async function makeHome(repository: Repository): Promise<string> {
  const before = await readRef(repository, homeRef);
  const id = newId();
  // Written first: a clone that is killed before the ref is set has no ref or another one, and makes a new home.
  writeClone(repository, describeClone(repository, id));
  const blob = objectOf(repository.objectFormat, 'blob', `${JSON.stringify({ home: id })}\n`);
  const [tree] = treesOf(repository.objectFormat, [{ path: 'home.json', mode: '100644', id: blob.id }]);
  const commit = commitOf(repository, { tree: tree!.id, message: `Home ${id}\n` });
  const change = { ref: homeRef, to: commit.id, from: before };
  if (await keepObjects(repository, [blob, tree!, commit], [change])) return id;
  throw new Error(`${homeRef} moved although its lock is held`);
}

/** The id in a home commit, which is named by its id or its ref. `undefined` if the commit has none. */
export async function readHomeAt({ git }: Repository, commit: string): Promise<string | undefined> {
  const [bytes] = await readObjects(git, [`${commit}:home.json`]);
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
async function copiedFrom(
  repository: Repository,
  known: string,
  remembered: Clone | undefined,
): Promise<string | undefined> {
  // The ref came without `clone.json`: by `git clone --mirror` or by hand.
  if (remembered?.home !== known) return 'another clone';
  const here = describeClone(repository, known);
  // In a container's mount, the same directory seems to be on another machine.
  if (remembered.directory === here.directory) return undefined;
  if (remembered.machine !== here.machine) return `${remembered.path} on another machine`;
  if (remembered.path === here.path) return undefined;
  // If the original is gone, this clone was moved to another disk.
  return (await isHomeOf(remembered.path, known)) ? remembered.path : undefined;
}

async function isHomeOf(gitDir: string, id: string): Promise<boolean> {
  if (!existsSync(gitDir)) return false;
  try {
    const other = await openRepository(join(gitDir, '..'));
    const tip = await readRef(other, homeRef);
    return tip !== null && (await readHomeAt(other, tip)) === id;
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
  const file = ['/etc/machine-id', '/var/lib/dbus/machine-id'].find((path) => existsSync(path));
  return file
    ? createHash('sha256')
        .update(`dtaas ${readFileSync(file, 'utf8')}`)
        .digest('hex')
        .slice(0, 16)
    : '';
}

const cloneFile = ({ gitDir }: Repository) => join(gitDir, 'dtaas', 'clone.json');

function readClone(repository: Repository): Clone | undefined {
  try {
    return JSON.parse(readFileSync(cloneFile(repository), 'utf8')) as Clone;
  } catch {
    return undefined;
  }
}

function writeClone(repository: Repository, clone: Clone): void {
  const file = cloneFile(repository);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(`${file}.draft`, `${JSON.stringify(clone)}\n`);
  renameSync(`${file}.draft`, file);
}
