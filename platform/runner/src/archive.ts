import { createReadStream } from 'node:fs';
import { lstat, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isPlainPath } from '@dtaas/model';
import { type Extract, extract, type Header, type Pack, pack } from 'tar-stream';
import { withinSilence } from './control/lines.ts';
import { archiveCut, archiveRefused } from './failures.ts';

const maxFiles = 1_000_000;

/** Writes a tar stream to `target`, and ends it. If `write`, which adds the entries, fails, the stream ends with its error. */
export async function writeArchive(target: Writable, write: (archive: Pack) => Promise<void>): Promise<void> {
  const archive = pack();
  const sent = pipeline(archive, target);
  const feed = async (): Promise<void> => {
    await write(archive);
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

/** Writes a directory's regular files to `target` as a tar stream, in the order of their paths, and ends it. */
export async function packDirectory(directory: string, target: Writable): Promise<void> {
  await writeArchive(target, async (archive) => {
    for (const { path, size, mode } of await listFiles(directory)) {
      const entry = archive.entry({ name: path, size, mode, mtime: new Date(0) });
      await pipeline(createReadStream(join(directory, path), { end: Math.max(size - 1, 0) }), entry);
    }
  });
}

type Entry = AsyncIterable<unknown> & { resume(): unknown };

/**
 * Unpacks a tar stream into `directory`, which exists and is empty. The sender may be an attacker, so only regular files
 * within the directory are written, and only up to the limits. `source` isn't destroyed, so an answer can follow.
 *
 * @param options `silenceMs`: how long the sender may be silent; by default for ever
 * @throws DtaasError `archive-refused`, `archive-cut`
 */
export async function unpackDirectory(
  source: Readable,
  directory: string,
  { silenceMs, maxBytes = 64 * 2 ** 30 }: { silenceMs?: number | undefined; maxBytes?: number } = {},
): Promise<void> {
  const archive = extract();
  let bytes = 0;
  let files = 0;
  let written: Promise<void> = Promise.resolve();
  const write = async ({ name, type, size = 0, mode = 0o644 }: Header, entry: Entry): Promise<void> => {
    if (type === 'directory') return void entry.resume();
    if (type !== 'file') throw archiveRefused({ reason: `it holds ${name}, which is a ${type}` });
    if (!isPlainPath(name)) throw archiveRefused({ reason: `it holds the path ${JSON.stringify(name)}` });
    bytes += size;
    files += 1;
    if (bytes > maxBytes || files > maxFiles)
      throw archiveRefused({ reason: 'it is bigger than any snapshot may be' });
    const path = join(directory, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const own = (mode & 0o111) === 0 ? 0o600 : 0o700;
    await writeFile(path, entry as AsyncIterable<Buffer>, { flag: 'wx', mode: own });
  };
  archive.on('entry', (header, entry, next) => {
    entry.on('error', () => {}); // `write` sees it too
    written = write(header, entry);
    written.then(() => next(), next);
  });
  try {
    await feed(untilEndMark(source, silenceMs), archive);
  } catch (error) {
    throw archiveError(error);
  } finally {
    await written.catch(() => {});
  }
}

/**
 * Writes all chunks to the archive. tar-stream's streams aren't Node's: its iterator waits for ever if the archive is cut
 * between two entries, and so does Node's `pipeline`. What is missing at the end of an entry shows here, not there.
 */
function feed(chunks: AsyncIterable<Buffer>, archive: Extract): Promise<void> {
  return new Promise((resolve, reject) => {
    let goOn: () => void = () => {};
    archive.on('drain', () => goOn());
    archive.once('finish', () => resolve());
    archive.on('error', reject);
    archive.once('close', () => {
      goOn();
      reject(archiveCut({ reason: 'it ended too early' }));
    });
    const write = async (): Promise<void> => {
      for await (const chunk of chunks) {
        if (archive.destroyed) return;
        if (archive.write(chunk)) continue;
        await new Promise<void>((drained) => {
          goOn = drained;
        });
      }
      archive.end(undefined);
    };
    write().catch((error: unknown) => {
      reject(error);
      archive.destroy(error as Error);
    });
  });
}

const endMarkBytes = 1024;

/**
 * Passes on an archive's bytes. A tar archive ends with 1024 zero bytes, which tar-stream doesn't ask for: an archive that was
 * cut between two files would look complete.
 */
async function* untilEndMark(source: Readable, silenceMs: number | undefined): AsyncGenerator<Buffer> {
  const chunks = source.iterator({ destroyOnReturn: false });
  let last: Buffer = Buffer.alloc(0);
  for (;;) {
    const next = await withinSilence(chunks.next(), silenceMs).catch((error: unknown) => {
      throw archiveCut({ reason: error instanceof Error ? error.message : String(error), cause: error });
    });
    if (next.done) break;
    const chunk: Buffer = next.value;
    last = chunk.length < endMarkBytes ? Buffer.concat([last, chunk]) : chunk;
    last = last.subarray(-endMarkBytes);
    yield chunk;
  }
  if (last.length < endMarkBytes || last.some((byte) => byte !== 0))
    throw archiveCut({ reason: 'it ended too early' });
}

/** tar-stream's errors have no code and mean a damaged archive. Errors of the disk have a code. */
function archiveError(error: unknown): unknown {
  if (!(error instanceof Error) || 'code' in error) return error;
  return error.message === 'Unexpected end of data'
    ? archiveCut({ reason: 'it ended too early', cause: error })
    : archiveRefused({ reason: error.message });
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
