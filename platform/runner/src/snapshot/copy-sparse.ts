import { constants } from 'node:fs';
import { chmod, copyFile, type FileHandle, open, truncate } from 'node:fs/promises';

const chunkBytes = 64 * 2 ** 10;
const zeros = Buffer.alloc(chunkBytes);

/**
 * Copies the first `size` bytes of an open file to a new one, with holes where it has them: a file takes no more of the
 * disk in a snapshot than in the state. Shares the blocks where the file system can.
 */
export async function copySparse(
  source: FileHandle,
  target: string,
  size: number,
  mode: number,
): Promise<void> {
  if (await sharesBlocks(source, target)) {
    // It has the source's mode, by which its owner may not write to it.
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
      // Memory that is compared costs less than a block that is written.
      if (!read.equals(zeros.subarray(0, bytesRead))) await copy.write(read, 0, bytesRead, at);
      at += bytesRead;
    }
    await copy.truncate(at);
  } finally {
    await copy.close();
  }
}

async function sharesBlocks(source: FileHandle, target: string): Promise<boolean> {
  try {
    await copyFile(
      `/proc/self/fd/${source.fd}`,
      target,
      constants.COPYFILE_FICLONE_FORCE | constants.COPYFILE_EXCL,
    );
    return true;
  } catch {
    return false;
  }
}
