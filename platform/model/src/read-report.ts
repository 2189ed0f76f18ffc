import { type Validator, whyInvalid } from './document/schema/validator.ts';
import * as validators from './generated/report-validators.js';
import type { Reports } from './generated/reports.ts';
import { own } from './references/names.ts';

/** A report of any kind. */
export type AnyReport = Reports[keyof Reports];

/**
 * Reads a value as a report, which anybody may have written. Fields that are not known here are kept: a newer platform may have
 * added them.
 *
 * @returns the report, or why the value is not one
 */
export function asReport(value: unknown): AnyReport | { readonly why: string } {
  const { kind } = (value ?? {}) as { readonly kind?: unknown };
  const byName: { readonly [name: string]: Validator } = validators;
  const validate = typeof kind === 'string' ? own(byName, `validate${kind}`) : undefined;
  if (!validate) return { why: 'is not a report of a kind that is known here' };
  // The validator is the proof that the value has its type.
  return validate(value) ? (value as AnyReport) : { why: whyInvalid(validate.errors) };
}
