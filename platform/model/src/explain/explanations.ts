import type { Explanation } from './explanation.ts';
import { formatExplanations } from './formats.ts';
import { layoutExplanations } from './layout.ts';
import { schemaExplanations } from './schemas.ts';

/** Every code that a problem can have. One file a group of rules; a test fails where a code has no entry. */
export const explanations: readonly Explanation[] = [
  ...formatExplanations,
  ...schemaExplanations,
  ...layoutExplanations,
];
