import type { Report } from '../reports.ts';

export type Review = Report<'ReviewReport'>;
/** A report that is missing, or can't be used. */
export type Gap = Review['missing'][number];
/** Something that a reviewer has to agree to. */
export type Decision = Review['decide'][number];
/** A review before it is summed up. */
export type Facts = Omit<Review, 'apiVersion' | 'kind' | 'state' | 'summary'>;
