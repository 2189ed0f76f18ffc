import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { extract } from 'tar-stream';

/** The content of files of a tar, by their names as the tar has them. Files that are missing are absent. */
export async function readEntries(
  tar: string,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const source = createReadStream(tar);
  const entries = source.pipe(extract());
  source.on('error', (error) => entries.destroy(error));
  for await (const entry of entries) {
    if (wanted.has(entry.header.name)) found.set(entry.header.name, await buffer(entry));
    else entry.resume();
  }
  return found;
}
