import { type FileHandle, lstat, opendir } from 'node:fs/promises';
import { inFolder } from './state-files.ts';

/** An empty file takes an inode and a name. */
const leastBytes = 4096;

/** The runner holds a descriptor for each level. A snapshot refuses deeper folders. */
const mostLevels = 100;

/**
 * How much of the disk a component's files take, without following links. Holes don't count. What nobody can see isn't counted: files
 * in folders that are closed to the runner, and removed files that a program holds open.
 *
 * @param enough where counting stops
 * @param isCounted whether a name at the top is counted
 */
export async function measureState(
  directory: string,
  enough: number,
  isCounted: (name: string) => boolean = () => true,
): Promise<number> {
  let total = 0;
  await inFolder(directory, (folder) => measure(folder, 1)).catch(passOver);
  return total;

  async function measure(folder: FileHandle, level: number): Promise<void> {
    const here = `/proc/self/fd/${folder.fd}/`;
    for await (const { name } of await opendir(here, { encoding: 'latin1', bufferSize: 256 })) {
      if (level === 1 && !isCounted(name)) continue;
      const path = Buffer.from(here + name, 'latin1');
      const found = await lstat(path).catch(passOver);
      if (!found) continue;
      total += Math.max(found.blocks * 512, leastBytes);
      if (total > enough) return;
      if (found.isDirectory() && level < mostLevels)
        await inFolder(path, (inner) => measure(inner, level + 1)).catch(passOver);
    }
  }
}

/** A component changes its files meanwhile. */
const passedOver = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES', 'EPERM']);

function passOver(error: NodeJS.ErrnoException): undefined {
  if (!passedOver.has(error.code ?? '')) throw error;
}
