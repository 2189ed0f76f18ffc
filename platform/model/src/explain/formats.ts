import type { Explanation } from './explanation.ts';

/** What can be wrong with a file on its own. */
export const formatExplanations: readonly Explanation[] = [];
