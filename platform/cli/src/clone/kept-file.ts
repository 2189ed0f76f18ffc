import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { formatsVersion, sha256 } from '@dtaas/model';
import { attempt, cacheHome, writeBeside } from '@dtaas/processes';

/**
 * One JSON value in the cache of one clone. Losing it costs only time.
 *
 * @param clone the absolute path of the clone's root
 */
export function keptFile<T>(folderName: string, clone: string, version = programVersion() ?? formatsVersion) {
  const file = join(cacheHome(), folderName, sha256(clone).slice(0, 24));
  return {
    /** The value that was written by the same version; undefined if there is none, or if it is damaged. */
    read: () =>
      attempt(() => {
        const bytes = readFileSync(file);
        const end = bytes.indexOf('\n') + 1;
        const body = bytes.subarray(end);
        if (bytes.toString('utf8', 0, end) !== headOf(version, body)) return undefined;
        return JSON.parse(body.toString()) as T;
      }),
    write(value: T): void {
      const body = Buffer.from(JSON.stringify(value));
      // A full or read-only disk costs the next run a little time.
      attempt(() => {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        writeBeside(file, Buffer.concat([Buffer.from(headOf(version, body)), body]), { mode: 0o600 });
      });
    },
  };
}

/** The first line: the version, and a checksum that finds accidental damage. */
function headOf(version: string, body: Uint8Array): string {
  return `${version} ${crc32(body)}\n`;
}

/**
 * A digest of the program: the entry of the bundle names its parts by hashes of their content. Undefined when the program
 * runs from its sources, which have no such entry.
 */
export function programVersion(): string | undefined {
  const entry = attempt(() => readFileSync(new URL('dtaas.mjs', import.meta.url)));
  return entry && createHash('sha256').update(formatsVersion).update(entry).digest('hex');
}
