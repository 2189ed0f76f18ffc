import { createReadStream } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeArchive } from '@dtaas/runner';
import type { Pack } from 'tar-stream';

/**
 * Writes the files, folders and symbolic links of a folder as a tar stream, in the order of their names, and ends it. Everybody may read them: each
 * twin has a user of its own. Links lead where they led, also to programs that only the image has.
 */
export async function packEnvironment(folder: string, target: Writable): Promise<void> {
  await writeArchive(target, (archive) => addFolder(archive, folder, ''));
}

async function addFolder(archive: Pack, folder: string, within: string): Promise<void> {
  const entries = await readdir(join(folder, within), { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = within === '' ? entry.name : `${within}/${entry.name}`;
    const path = join(folder, name);
    const common = { name, mtime: new Date(0) };
    if (entry.isDirectory()) {
      archive.entry({ ...common, type: 'directory', mode: 0o755 });
      await addFolder(archive, folder, name);
    } else if (entry.isSymbolicLink()) {
      archive.entry({ ...common, type: 'symlink', linkname: await readlink(path) });
    } else if (entry.isFile()) {
      const { size, mode } = await lstat(path);
      const file = archive.entry({ ...common, size, mode: (mode & 0o100) === 0 ? 0o444 : 0o555 });
      await pipeline(createReadStream(path, { end: Math.max(size - 1, 0) }), file);
    }
  }
}
