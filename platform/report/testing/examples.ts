import type { Report } from '../src/reports.ts';
import { history } from './examples/history.ts';
import { library } from './examples/library.ts';
import { operations } from './examples/operations.ts';
import { reviews } from './examples/review.ts';
import { statuses } from './examples/statuses.ts';
import { verification } from './examples/verification.ts';

/** Ages in the examples are counted from this time. */
export const now = Date.parse('2026-11-22T15:00:00Z');

/** A report of each kind that people read, as it can come from the packages below. */
export const examples = {
  ...operations,
  ...statuses,
  ...history,
  ...library,
  ...verification,
  ...reviews,
} as const satisfies { readonly [name: string]: Exclude<Report, Report<'ErrorReport'>> };
