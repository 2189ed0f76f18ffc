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

/**
 * Fills in defaults and reports what deviates from the schema of a format. `value` is set if the rules can use it: they can
 * still judge a file whose only fault is an unknown field.
 *
 * @param references all known references, to suggest one instead of a malformed reference
 */
export function validate<F extends FormatName>(
  format: F,
  document: Document,
  references: () => Iterable<string> = () => [],
): { readonly value?: Formats[F]; readonly problems: readonly Problem[] } {
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
