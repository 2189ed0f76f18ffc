import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, readdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DtaasError } from '@dtaas/model';
import { extract, pack } from 'tar-stream';

export interface ArchiveLimits {
  readonly bytes: number;
  readonly files: number;
}

const defaultLimits: ArchiveLimits = { bytes: 64 * 2 ** 30, files: 1_000_000 };

/** Writes a directory's regular files to `target` as a tar stream, in the order of their paths, and ends it. */
export async function packDirectory(directory: string, target: Writable): Promise<void> {
  const archive = pack();
  const sent = pipeline(archive, target);
  const feed = async (): Promise<void> => {
    for (const { path, size, mode } of await listFiles(directory)) {
      const entry = archive.entry({ name: path, size, mode, mtime: new Date(0) });
      await pipeline(createReadStream(join(directory, path), { end: Math.max(size - 1, 0) }), entry);
    }
    archive.finalize();
  };
  await Promise.all([
    sent,
    feed().catch((error: unknown) => {
      archive.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }),
  ]);
}

/**
 * Unpacks a tar stream into `directory`, which exists and is empty. Whoever sends it may be an attacker: only regular
 * files within the directory are written, and only up to the limits.
 *
 * @throws DtaasError `archive-refused`
 */
export async function unpackDirectory(
  source: Readable,
  directory: string,
  limits: ArchiveLimits = defaultLimits,
): Promise<void> {
  const archive = extract();
  let bytes = 0;
  let files = 0;
  const received = pipeline(source, archive);
  // The loop below reports the failure; without a listener Node would end the process first.
  received.catch(() => {});
  for await (const entry of archive) {
    const { name, type, size = 0, mode = 0o644 } = entry.header;
    if (type === 'directory') {
      entry.resume();
      continue;
    }
    if (type !== 'file') throw refused(`it holds ${name}, which is a ${type}`);
    if (!isPlainPath(name)) throw refused(`it holds the path ${JSON.stringify(name)}`);
    bytes += size;
    files += 1;
    if (bytes > limits.bytes || files > limits.files) throw refused('it is bigger than any snapshot may be');
    const path = join(directory, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await pipeline(
      entry,
      createWriteStream(path, { flags: 'wx', mode: (mode & 0o111) === 0 ? 0o600 : 0o700 }),
    );
  }
  await received;
}

/** Regular files under `directory` by their path with `/`, sorted; links, sockets and devices are left out. */
export async function listFiles(
  directory: string,
): Promise<readonly { readonly path: string; readonly size: number; readonly mode: number }[]> {
  const found: { path: string; size: number; mode: number }[] = [];
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    const { size, mode } = await lstat(full);
    found.push({ path: full.slice(directory.length + 1).replaceAll(sep, '/'), size, mode: mode & 0o777 });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A path that leads from a folder to something in it. */
export function isPlainPath(path: string): boolean {
  return (
    !path.includes('\0') &&
    !path.startsWith('/') &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

function refused(what: string): DtaasError {
  return new DtaasError({
    code: 'archive-refused',
    message: `The archive is refused: ${what}.`,
    hint: 'Only snapshots that dtaas made can be restored. List them with: dtaas snapshots <twin>',
  });
}
