import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, opendir } from 'node:fs/promises';
import { printBytes } from '@dtaas/model';
import { stateTooLarge, stateUnreadable } from '../failures.ts';

/** A regular file of a component's state. */
export interface StateFile {
  /** Below the component's folder, with `/`. */
  readonly path: string;
  /** Size in bytes, including holes. */
  readonly size: number;
  readonly mode: number;
}

/**
 * The runner holds a descriptor for each level of folders and the list of all files in memory, so a component could end it by more of
 * them.
 */
const most = { levels: 100, entries: 100_000 };

/**
 * Lists a component's files, sorted by path. Links, sockets and devices are left out.
 *
 * @throws DtaasError `component-state-unreadable` for a file that a snapshot can't hold; the error names the file
 */
export async function listState(
  component: string,
  directory: string,
  mostEntries = most.entries,
): Promise<readonly StateFile[]> {
  const found: StateFile[] = [];
  let entries = 0;
  const root = await lstat(directory);
  refuseMode(component, '.', root);
  if (!root.isDirectory()) refuse('.', 'it is not a folder');
  await inFolder(directory, (folder) => walk(folder, '', 1));
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));

  function refuse(path: string, reason: string): never {
    throw stateUnreadable({ component, path, reason });
  }

  async function walk(folder: FileHandle, prefix: string, level: number): Promise<void> {
    if (level > most.levels) refuse(prefix, `it is more than ${most.levels} folders deep`);
    // One at a time, because a folder may have more names than fit into memory. They may be in any encoding.
    for await (const { name: latin } of await opendir(below(folder), {
      encoding: 'latin1',
      bufferSize: 256,
    })) {
      entries += 1;
      if (entries > mostEntries) refuse('.', `it has more than ${mostEntries} files and folders`);
      const bytes = Buffer.from(latin, 'latin1');
      const name = bytes.toString('utf8');
      const path = `${prefix}${name}`;
      if (!Buffer.from(name).equals(bytes)) {
        refuse(prefix + escaped(bytes), "its name isn't UTF-8");
      }
      if (name.toLowerCase() === '.git') {
        refuse(path, 'git, which stores snapshots, does not allow this name');
      }
      const there = await lstat(below(folder, name)).catch(goneMeanwhile);
      if (there === undefined || !(there.isFile() || there.isDirectory())) continue;
      refuseMode(component, path, there);
      if (there.isFile()) found.push({ path, size: there.size, mode: there.mode & 0o777 });
      else
        await inFolder(below(folder, name), (inner) => walk(inner, `${path}/`, level + 1)).catch(
          goneMeanwhile,
        );
    }
  }
}

/**
 * A component goes on writing to a folder that was moved away or removed: a snapshot of what stands in its place would be
 * empty, and would pass for the newest state.
 */
export async function refuseGone(component: string, directory: string, twin: string): Promise<void> {
  if ((await lstat(directory).catch(goneMeanwhile))?.isDirectory()) return;
  throw stateUnreadable({ component, missing: directory, twin });
}

/** Root could read the file, but the user of a restore may be another one. */
function refuseMode(component: string, path: string, found: Stats): void {
  const wanted = found.isDirectory() ? 0o500 : 0o400;
  if ((found.mode & wanted) === wanted) return;
  const mode = (found.mode & 0o777).toString(8).padStart(3, '0');
  throw stateUnreadable({ component, path, reason: `its mode is ${mode}` });
}

/**
 * Opens a file for reading without following links: a running component could replace a folder by a link, and the runner may
 * be root. `undefined` if the file is gone or is no longer a file.
 */
export async function openStateFile(directory: string, path: string): Promise<FileHandle | undefined> {
  return await inFolder(directory, (folder) => openBelow(folder, path).catch(goneMeanwhile));
}

async function openBelow(folder: FileHandle, path: string): Promise<FileHandle | undefined> {
  const slash = path.indexOf('/');
  if (slash >= 0) {
    const inner = below(folder, path.slice(0, slash));
    return await inFolder(inner, (next) => openBelow(next, path.slice(slash + 1)));
  }
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(below(folder, path), flags);
  if ((await file.stat()).isFile()) return file;
  await file.close();
  return undefined;
}

/** @throws DtaasError `state-too-large`, which names the component with the largest state, and its largest file */
export function refuseTooLarge(
  states: { readonly [component: string]: readonly StateFile[] },
  limitBytes: number,
): void {
  const sizes = Object.entries(states).map(([id, files]) => ({ id, files, size: sum(files) }));
  const total = sum(sizes);
  if (total <= limitBytes) return;
  const { id, files, size } = sizes.reduce((a, b) => (b.size > a.size ? b : a));
  const file = files.reduce((a, b) => (b.size > a.size ? b : a));
  throw stateTooLarge({
    total: printBytes(total),
    limit: printBytes(limitBytes),
    component: id,
    size: printBytes(size),
    file: file.path,
    fileSize: printBytes(file.size),
  });
}

/** Names in an open folder, even if its path now leads elsewhere. */
function below(folder: FileHandle, name?: string): string {
  return name === undefined ? `/proc/self/fd/${folder.fd}` : `/proc/self/fd/${folder.fd}/${name}`;
}

/** Opens a folder, without following links, for as long as `use` needs it. */
export async function inFolder<T>(
  path: string | Buffer,
  use: (folder: FileHandle) => Promise<T>,
): Promise<T> {
  const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  try {
    return await use(folder);
  } finally {
    await folder.close();
  }
}

const gone = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO']);

function goneMeanwhile(error: NodeJS.ErrnoException): undefined {
  if (!gone.has(error.code ?? '')) throw error;
}

function sum(parts: readonly { readonly size: number }[]): number {
  return parts.reduce((total, { size }) => total + size, 0);
}

function escaped(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[^\x20-\x7e]/g, (each) => `\\x${each.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
