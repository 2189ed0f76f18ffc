import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cacheHome } from '@dtaas/sandbox';

/** One JSON value of the cache, of one clone. Losing it costs time and nothing else. */
export interface KeptFile<T> {
  /** What was written under the same version; undefined where there is none, or it isn't whole. */
  read(): T | undefined;
  write(value: T): void;
}

/** `clone` is what tells one clone from another: the absolute path of its root. */
export function keptFile<T>(folderName: string, clone: string, version: string): KeptFile<T> {
  const name = createHash('sha256').update(clone).digest('hex').slice(0, 24);
  const file = join(cacheHome(), folderName, `${name}.json`);
  return {
    read() {
      try {
        const bytes = readFileSync(file);
        const [digest, body] = [bytes.toString('latin1', 0, digestLength), bytes.subarray(digestLength + 1)];
        return digest === digestOf(version, body) ? (JSON.parse(body.toString()) as T) : undefined;
      } catch {
        // Not there yet: then it is made anew.
        return undefined;
      }
    },
    write(value) {
      const body = JSON.stringify(value);
      const temporary = `${file}.${process.pid}`;
      try {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        writeFileSync(temporary, `${digestOf(version, body)}\n${body}`, { mode: 0o600 });
        renameSync(temporary, file);
        removeAbandoned(file);
      } catch {
        // A full or read-only disk costs the next run a little time.
      }
    },
  };
}

const digestLength = 64;

/** Of the version as well: what another one wrote is as good as broken. */
function digestOf(version: string, body: string | Uint8Array): string {
  return createHash('sha256').update(`${version}\n`).update(body).digest('hex');
}

const abandonedMs = 60 * 60 * 1000;

/** What writers that were killed have left beside the file. */
function removeAbandoned(file: string): void {
  for (const name of readdirSync(dirname(file))) {
    const path = join(dirname(file), name);
    if (!name.startsWith(`${basename(file)}.`)) continue;
    if (statSync(path).mtimeMs < Date.now() - abandonedMs) rmSync(path, { force: true });
  }
}
