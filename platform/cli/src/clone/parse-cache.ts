import { formatsVersion, type Json, type ParseCache } from '@dtaas/model';
import { keptFile } from './kept-file.ts';
import { programVersion } from './program-version.ts';

/** Kept between runs, one file a clone. */
export interface KeptParseCache extends ParseCache {
  /** Writes what this run saw, if enough was new to be worth it. */
  save(): void;
}

type Entries = { [key: string]: Json };

/** Reading a few files anew costs less than writing thousands of entries again. */
const worthWriting = 0.02;

/**
 * What files say (`parsed`), or only what they mention. `clone` is the absolute path of its root. Nothing is read before
 * something is asked for.
 */
export function openParseCache(clone: string, what: 'parsed' | 'mentioned' = 'parsed'): KeptParseCache {
  const file = keptFile<Entries>(what, clone, programVersion() ?? formatsVersion);
  let kept: Entries | undefined;
  // Only what this run sees is written again, so that the file doesn't grow with history.
  const seen: Entries = {};
  let added = 0;
  return {
    get(key) {
      kept ??= file.read() ?? {};
      const value = Object.hasOwn(kept, key) ? kept[key] : undefined;
      if (value !== undefined) seen[key] = value;
      return value;
    },
    set(key, value) {
      seen[key] = value;
      added += 1;
    },
    save() {
      if (added > 0 && added >= worthWriting * Object.keys(seen).length) file.write(seen);
    },
  };
}
