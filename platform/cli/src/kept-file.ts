import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheHome } from '@dtaas/sandbox';

/** One JSON file of the cache, of one clone. Losing it costs time and nothing else. */
export interface KeptFile<T> {
  /** What was written under the same version; undefined where there is none, or it isn't whole. */
  read(): T | undefined;
  write(value: T): void;
}

/** `clone` is what tells one clone from another: the absolute path of its root. */
export function keptFile<T>(folderName: string, clone: string, version: string): KeptFile<T> {
  const folder = join(cacheHome(), folderName);
  const file = join(folder, `${createHash('sha256').update(clone).digest('hex').slice(0, 24)}.json`);
  return {
    read() {
      try {
        const kept = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown; value?: T };
        return kept.version === version ? kept.value : undefined;
      } catch {
        // Not there yet, or not whole: then it is made anew.
        return undefined;
      }
    },
    write(value) {
      const temporary = `${file}.${process.pid}`;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(temporary, JSON.stringify({ version, value }), { mode: 0o600 });
        renameSync(temporary, file);
      } catch {
        // A full or read-only disk costs the next run a little time.
      }
    },
  };
}
