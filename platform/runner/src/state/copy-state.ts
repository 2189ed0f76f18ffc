import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { chmod, copyFile, type FileHandle, mkdir, open, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Manifest, SavedComponent, SavedFile } from '../snapshot/manifest.ts';
import { openStateFile, type StateFile } from './state-files.ts';

/** Checks the bytes of a file, chunk by chunk. Throws if they must not be kept. */
export type Inspect = (path: string) => (chunk: Buffer) => void;

export type CopiedFile = Pick<StateFile, 'path' | 'mode'>;

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
  for (const { path, size, mode: given } of files) {
    const source = await openStateFile(from, path);
    if (source === undefined) continue;
    try {
      const target = join(to, path);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      const mode = (given & 0o100) === 0 ? 0o600 : 0o700;
      await copySparse(source, target, size, mode);
      copied.push({ path, mode });
    } finally {
      await source.close();
    }
  }
  return copied;
}

const chunkBytes = 64 * 2 ** 10;
const zeros = Buffer.alloc(chunkBytes);

/**
 * Copies the first `size` bytes of an open file to a new one, with the same holes, so the file takes no more of
 * the disk in a snapshot than in the state. Shares blocks if the file system can.
 */
async function copySparse(source: FileHandle, target: string, size: number, mode: number): Promise<void> {
  const sharing = constants.COPYFILE_FICLONE_FORCE | constants.COPYFILE_EXCL;
  const isShared = await copyFile(`/proc/self/fd/${source.fd}`, target, sharing).then(
    () => true,
    () => false,
  );
  if (isShared) {
    // The copy has the source's mode, which may forbid its owner to write.
    await chmod(target, mode);
    await truncate(target, Math.min(size, (await source.stat()).size));
    return;
  }
  const copy = await open(target, 'wx', mode);
  try {
    const chunk = Buffer.alloc(chunkBytes);
    let at = 0;
    while (at < size) {
      const { bytesRead } = await source.read(chunk, 0, Math.min(chunkBytes, size - at), at);
      if (bytesRead === 0) break;
      const read = chunk.subarray(0, bytesRead);
      // Comparing memory costs less than writing a block.
      if (!read.equals(zeros.subarray(0, bytesRead))) await copy.write(read, 0, bytesRead, at);
      at += bytesRead;
    }
    await copy.truncate(at);
  } finally {
    await copy.close();
  }
}

/**
 * Describes the copied files in a manifest. The hashes are those of the copies, so the manifest is right even if a component
 * changes its files meanwhile.
 *
 * @param snapshot the folder with the copies
 */
export async function describeFiles(
  snapshot: string,
  manifest: Manifest,
  copies: ReadonlyMap<string, readonly CopiedFile[]>,
  inspect?: Inspect,
): Promise<Manifest> {
  const components: Record<string, SavedComponent> = {};
  for (const [id, component] of Object.entries(manifest.components)) {
    const files: Record<string, SavedFile> = {};
    for (const { path, mode } of copies.get(id)!)
      files[path] = { ...(await hashFile(join(folderOf(snapshot, id), path), inspect?.(path))), mode };
    components[id] = { ...component, files };
  }
  return { ...manifest, components };
}

export function folderOf(snapshot: string, component: string): string {
  return join(snapshot, 'components', component);
}

export async function hashFile(
  path: string,
  inspect?: (chunk: Buffer) => void,
): Promise<Omit<SavedFile, 'mode'>> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    hash.update(chunk);
    inspect?.(chunk);
    size += chunk.length;
  }
  return { sha256: hash.digest('hex'), size };
}
