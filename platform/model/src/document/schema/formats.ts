import type { Problem } from '../../errors/problem.ts';
import type { Formats } from '../../generated/types.ts';
import { validateAsset, validateLock, validatePlatform, validateTwin } from '../../generated/validators.js';
import type { Document } from '../document.ts';
import { unmetNeeds } from './needs.ts';
import { schemaProblems } from './schema-problems.ts';
import type { Validator } from './validator.ts';

export type FormatName = keyof Formats;

const validators: { readonly [F in FormatName]: Validator } = {
  asset: validateAsset,
  twin: validateTwin,
  lock: validateLock,
  platform: validatePlatform,
};

/** A document against the schema of its format. `value` is there where the rules can go on with it. */
export interface Validated<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
}

/**
 * Fills defaults in and says what deviates. What only has a field too many can still be looked at by the rules.
 *
 * @param references that there are, for what one that isn't written as one may mean
 */
export function validate<F extends FormatName>(
  format: F,
  document: Document,
  references: () => Iterable<string> = () => [],
): Validated<Formats[F]> {
  if (document.value === undefined) return { problems: document.problems };
  const unmet = unmetNeeds(document);
  if (unmet !== undefined) return { problems: [unmet] };
  const validator = validators[format];
  // The validator is the proof that the value has the type.
  if (validator(document.value)) return { value: document.value as unknown as Formats[F], problems: [] };
  const errors = validator.errors ?? [];
  const usable = errors.every((error) => error.keyword === 'additionalProperties');
  return {
    ...(usable ? { value: document.value as unknown as Formats[F] } : {}),
    problems: schemaProblems(document, errors, references),
  };
}
