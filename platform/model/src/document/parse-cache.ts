import type { Json } from '../values/json.ts';

/**
 * Values of files without problems, by a key of format and git's id of their bytes. What is in it was read and
 * validated by one version of the formats: a cache that is kept between runs is dropped when `formatsVersion` differs.
 */
export interface ParseCache {
  get(key: string): Json | undefined;
  set(key: string, value: Json): void;
}
