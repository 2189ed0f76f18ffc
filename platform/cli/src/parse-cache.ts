import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatsVersion, type Json, type ParseCache } from '@dtaas/model';

/** Kept between runs, one file a clone. Losing it costs time and nothing else. */
export interface KeptParseCache extends ParseCache {
  /** Writes what this run saw, if anything was new. */
  save(): void;
}

type Entries = { [key: string]: Json };

/** `clone` is what tells one clone from another: the absolute path of its root. */
export function openParseCache(folder: string, clone: string): KeptParseCache {
  const file = join(folder, `${createHash('sha256').update(clone).digest('hex').slice(0, 24)}.json`);
  // Read when first asked: who finds that there is nothing to do asks for nothing.
  let read: Entries | undefined;
  // Only what this run sees is written again, so that the file doesn't grow with history.
  const seen: Entries = {};
  let changed = false;
  return {
    get(key) {
      read ??= readEntries(file);
      const value = Object.hasOwn(read, key) ? read[key] : undefined;
      if (value !== undefined) seen[key] = value;
      return value;
    },
    set(key, value) {
      seen[key] = value;
      changed = true;
    },
    save() {
      if (changed) writeEntries(folder, file, seen);
    },
  };
}

function readEntries(file: string): Entries {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown; entries?: Entries };
    return content.version === formatsVersion ? (content.entries ?? {}) : {};
  } catch {
    // Not there yet, or not whole: then it is made anew.
    return {};
  }
}

function writeEntries(folder: string, file: string, entries: Entries): void {
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, JSON.stringify({ version: formatsVersion, entries }), { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    // A full or read-only disk costs the next run a little time.
  }
}
