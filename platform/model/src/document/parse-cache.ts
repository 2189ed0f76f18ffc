import type { Json } from '../values/json.ts';

/**
 * A cache of values by keys: of files without problems by format and git's id of their bytes, of the references in a twin, of
 * verdicts. A cache that is kept between runs is dropped when the program changes, because another version may read or
 * judge differently.
 */
export interface ParseCache {
  get(key: string): Json | undefined;
  set(key: string, value: Json): void;
}
