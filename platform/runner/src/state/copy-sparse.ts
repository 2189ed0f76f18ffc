import { constants } from 'node:fs';
import { chmod, copyFile, type FileHandle, open, truncate } from 'node:fs/promises';

const chunkBytes = 64 * 2 ** 10;
const zeros = Buffer.alloc(chunkBytes);

/**
 * Copies the first `size` bytes of an open file to a new one, with the same holes, so the file takes no more of
 * the disk in a snapshot than in the state. Shares blocks if the file system can.
 */
export async function copySparse(
  source: FileHandle,
  target: string,
  size: number,
  mode: number,
): Promise<void> {
  if (await sharesBlocks(source, target)) {
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
