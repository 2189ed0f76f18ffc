import type { Rule } from '../catalogue.ts';

/** What a configuration must meet, beyond its shape. */
export const rules: readonly Rule[] = [];
