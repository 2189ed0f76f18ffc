import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';

/**
 * One tar of an image's layout, for `docker load` and for tools that read OCI archives. The same layout gives the same bytes.
 *
 * @param folder of the layout
 * @param paths of the files in it
 */
export function archiveOf(folder: string, paths: readonly string[]): Readable {
  const archive = pack();
  const write = async () => {
    for (const name of [...paths].sort()) {
      const path = join(folder, name);
      const { size } = await stat(path);
      const entry = archive.entry({ name, size, mode: 0o644, uid: 0, gid: 0, mtime: new Date(0) });
      await pipeline(createReadStream(path), entry);
    }
    archive.finalize();
  };
  write().catch((error: unknown) => archive.destroy(error as Error));
  return archive as unknown as Readable;
}
