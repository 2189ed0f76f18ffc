import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SavedFile } from '../snapshot/manifest.ts';
import { copySparse } from './copy-sparse.ts';
import { openStateFile, type StateFile } from './state-files.ts';

/** Checks the bytes of a file. Throws if they must not be kept. */
export type Inspect = (path: string) => { push(chunk: Buffer): void };

/** A file of a copy. */
export interface CopiedFile {
  /** Below the component's folder. */
  readonly path: string;
  readonly mode: number;
}

/**
 * Copies a component's state without links, sockets and devices.
 *
 * @param files the files that `listState` found; no more bytes are copied than were counted
 */
export async function copyState(
  from: string,
  to: string,
  files: readonly StateFile[],
): Promise<readonly CopiedFile[]> {
  const copied: CopiedFile[] = [];
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const { path, size, mode } of files) {
    const source = await openStateFile(from, path);
    if (source === undefined) continue;
    try {
      const target = join(to, path);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      const plainMode = (mode & 0o100) === 0 ? 0o600 : 0o700;
      await copySparse(source, target, size, plainMode);
      await chmod(target, plainMode);
      copied.push({ path, mode: plainMode });
    } finally {
      await source.close();
    }
  }
  return copied;
}

/**
 * Describes the files of a copy for a manifest, by path. The hash is that of the copy, so the manifest is right even if the
 * component changes its files meanwhile.
 */
export async function describeFiles(
  copy: string,
  files: readonly CopiedFile[],
  inspect: Inspect,
): Promise<{ readonly [path: string]: SavedFile }> {
  const saved: Record<string, SavedFile> = {};
  for (const { path, mode } of files)
    saved[path] = { ...(await hashFile(join(copy, path), inspect(path))), mode };
  return saved;
}

export async function hashFile(
  path: string,
  inspector?: { push(chunk: Buffer): void },
): Promise<Omit<SavedFile, 'mode'>> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    hash.update(chunk);
    inspector?.push(chunk);
    size += chunk.length;
  }
  return { sha256: hash.digest('hex'), size };
}
