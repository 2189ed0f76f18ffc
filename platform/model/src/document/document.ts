import type { Position, Problem } from '../errors/problem.ts';
import type { Json } from '../values/json.ts';

/** Keys and indices from the root of a document to a value. */
export type KeyPath = readonly (string | number)[];

/** A YAML file as it was read. Positions are computed when they are asked for: a clean file never needs one. */
export interface Document {
  readonly file: string;
  /** Undefined where the file can't be read as YAML; `problems` then says why. */
  readonly value: Json | undefined;
  readonly problems: readonly Problem[];
  /** The place of a value; the place of the nearest enclosing key if the value is missing. */
  positionOf(path: KeyPath): Position;
  /**
   * Where a part of a text stands, by its offset in `text`, the value at the path. One that is written otherwise, with
   * escapes or over several lines, is pointed at as a whole.
   */
  positionWithin(path: KeyPath, text: string, offset: number): Position;
  /** Where the key of the value stands. */
  positionOfKey(path: KeyPath): Position;
}
