import type { Problem } from '../problem.ts';
import type { Resolution } from '../resolution/index.ts';
import type { Rule } from './rule.ts';

/** What a configuration must meet, beyond its shape. */
export const rules: readonly Rule[] = [];

/** Everything that the rules say, in no particular order. */
export function applyRules(resolution: Resolution): readonly Problem[] {
  return rules.flatMap((rule) => [...rule(resolution)]);
}
