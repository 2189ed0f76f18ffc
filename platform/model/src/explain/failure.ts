/** What `dtaas explain <code>` tells of an error that a command ends with, where no text of yours is wrong. */
export interface FailureExplanation {
  readonly code: string;
  /** What happened, in one sentence. */
  readonly title: string;
  /** How it comes about, or why the platform stops there. */
  readonly why: string;
  /** What to do. */
  readonly remedy: string;
}

type Told = readonly [title: string, why: string, remedy: string];

/** The explanations of a package, each written once under its code. */
export function failures(told: { readonly [code: string]: Told }): readonly FailureExplanation[] {
  return Object.entries(told).map(([code, [title, why, remedy]]) => ({ code, title, why, remedy }));
}
