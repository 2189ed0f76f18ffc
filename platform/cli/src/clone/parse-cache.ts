import type { Json } from '@dtaas/model';
import { keptFile, programVersion } from './kept-file.ts';

/** A cache that is kept between runs, in one file for each clone. */
export type KeptParseCache = ReturnType<typeof openParseCache>;

type Entries = { [key: string]: Json };

/** Parsing a few files again costs less than writing thousands of entries. */
const worthWriting = 0.02;

/**
 * The cache of parsed files, of the references that published files mention, or of verdicts. `clone` is the absolute path of the clone's
 * root. The cache is read at the first `get`.
 */
export function openParseCache(clone: string, what: 'parsed' | 'mentioned' | 'verdicts' = 'parsed') {
  const file = keptFile<Entries>(what, clone);
  let kept: Entries | undefined;
  // Entries that this run doesn't use are dropped, so that the file doesn't grow with history.
  const seen: Entries = {};
  let added = 0;
  return {
    get(key: string) {
      if (Object.hasOwn(seen, key)) return seen[key];
      kept ??= file.read() ?? {};
      const value = Object.hasOwn(kept, key) ? kept[key] : undefined;
      if (value !== undefined) seen[key] = value;
      return value;
    },
    set(key: string, value: Json) {
      seen[key] = value;
      added += 1;
    },
    /** Writes the entries that this run used, if enough of them are new. */
    save() {
      if (added > 0 && added >= worthWriting * Object.keys(seen).length) file.write(seen);
    },
  };
}

/** What earlier runs of `check` found free of problems; undefined without a version of the program. */
export function openVerdicts(clone: string): KeptParseCache | undefined {
  return programVersion() === undefined ? undefined : openParseCache(clone, 'verdicts');
}
