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
   * The place of a part of `text`, the value at the path, by the part's offset in it. If the file writes the text with
   * escapes or over several lines, the place of the whole text.
   */
  positionWithin(path: KeyPath, text: string, offset: number): Position;
  /** Where the key of the value stands. */
  positionOfKey(path: KeyPath): Position;
}
