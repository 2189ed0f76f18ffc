import { chmod, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fillBeside } from '@dtaas/processes';
import { unpackDirectory } from '@dtaas/runner';

/** A sender whose connection was cut is silent for ever. */
const silenceMs = 120_000;

/**
 * Unpacks the tar stream of an asset into a folder, read-only as `materialise` writes it. The folder is there whole or not at all,
 * even after a cut or a kill.
 */
export async function storeAsset(archive: Readable, folder: string): Promise<void> {
  await fillBeside(folder, 0o755, async (draft) => {
    await unpackDirectory(archive, draft, { silenceMs });
    await seal(draft);
  });
}

/** Makes a tree read-only and brings it to the disk. Components run as another user, who may read it. */
async function seal(path: string): Promise<void> {
  const found = await stat(path);
  if (found.isDirectory()) {
    for (const name of await readdir(path)) await seal(join(path, name));
    await chmod(path, 0o755);
  } else {
    await chmod(path, (found.mode & 0o100) === 0 ? 0o444 : 0o555);
  }
  const handle = await open(path);
  await handle.sync().finally(() => handle.close());
}
