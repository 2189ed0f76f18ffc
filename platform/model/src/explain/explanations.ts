import { assetExplanations } from './assets.ts';
import { connectionExplanations } from './connections.ts';
import type { Explanation } from './explanation.ts';
import { formatExplanations } from './formats.ts';
import { layoutExplanations } from './layout.ts';
import { physicalTwinExplanations } from './physical-twin.ts';
import { platformExplanations } from './platform.ts';
import { twinExplanations } from './twins.ts';

const all = [
  ...formatExplanations,
  ...layoutExplanations,
  ...assetExplanations,
  ...twinExplanations,
  ...connectionExplanations,
  ...physicalTwinExplanations,
  ...platformExplanations,
];

/** Every code that a problem of `check` can have. A code that is not defined here does not compile. */
export type ProblemCode = (typeof all)[number]['code'];

/** A problem without its place. */
export interface Finding {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
  readonly severity?: 'error' | 'warning';
}

/** The definitions of all codes, one file a group of rules. */
export const explanations: readonly Explanation[] = all;
