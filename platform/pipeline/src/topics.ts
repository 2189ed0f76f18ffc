/** What the platform's comments are about: one comment of each topic in a pull request, and one issue. */
export const topics = {
  /** What a reviewer reads: checks, tests, plans. */
  review: 'review',
  /** What became of a merge. */
  deployment: 'deployment',
  /** The issue that lists the twins that could not be deployed. */
  failures: 'deployment-failures',
} as const;
