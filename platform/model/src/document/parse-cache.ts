import type { Json } from '../json.ts';

/**
 * Values of files without problems, by git's id of their bytes. What is in it was read and validated by the same
 * version of the formats: whoever keeps one between runs drops it when `formatsVersion` differs.
 */
export interface ParseCache {
  get(blobId: string): Json | undefined;
  set(blobId: string, value: Json): void;
}
