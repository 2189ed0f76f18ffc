import type { Sourced } from '../catalogue.ts';
import type { KeyPath } from '../document/document.ts';
import type { Problem } from '../problem.ts';
import type { Resolution } from '../resolution/index.ts';

/** One thing that a configuration must meet. Pure; says all that is wrong at once. */
export type Rule = (resolution: Resolution) => Iterable<Problem>;

/** What a rule says of a place in a document; the place is added by `at` or `atKey`. */
export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly severity?: 'error' | 'warning';
}

/** A problem where a value stands. */
export function at(source: Sourced<unknown>, path: KeyPath, finding: Finding): Problem {
  return { ...source.document.positionOf(path), severity: 'error', ...finding };
}

/** A problem where the key of a value stands: for what is too many or missing below it. */
export function atKey(source: Sourced<unknown>, path: KeyPath, finding: Finding): Problem {
  return { ...source.document.positionOfKey(path), severity: 'error', ...finding };
}
