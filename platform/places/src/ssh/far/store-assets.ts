import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { removeTree } from '@dtaas/processes';
import { unpackDirectory } from '@dtaas/runner';

const draftPrefix = '.incoming-';
const abandonedMs = 24 * 3600_000;
/** A sender whose connection was cut is silent for ever. */
const silenceMs = 120_000;

/**
 * Unpacks a tar stream of assets, `<digest>/<path>`, into the store. Each asset is there either whole or not at all,
 * even after a cut or a kill, and read-only as `materialise` writes it.
 */
export async function storeAssets(archive: Readable, store: string): Promise<void> {
  await removeAbandoned(store);
  const draft = join(store, `${draftPrefix}${randomBytes(6).toString('hex')}`);
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    await unpackDirectory(archive, draft, { silenceMs });
    for (const digest of await readdir(draft)) {
      await seal(join(draft, digest));
      await rename(join(draft, digest), join(store, digest)).catch((error: unknown) => {
        // Another command was faster, with the same files.
        if (!existsSync(join(store, digest))) throw error;
      });
    }
  } finally {
    removeTree(draft);
  }
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

/** Removes what transfers that were cut off left. */
async function removeAbandoned(store: string): Promise<void> {
  for (const name of await readdir(store).catch(() => [])) {
    const path = join(store, name);
    const isAbandoned = async () => Date.now() - (await stat(path)).mtimeMs > abandonedMs;
    if (name.startsWith(draftPrefix) && (await isAbandoned()))
      await rm(path, { recursive: true, force: true });
  }
}
