import { assetExplanations } from './assets.ts';
import { connectionExplanations } from './connections.ts';
import type { Explanation } from './explanation.ts';
import { formatExplanations } from './formats.ts';
import { layoutExplanations } from './layout.ts';
import { physicalTwinExplanations } from './physical-twin.ts';
import { platformExplanations } from './platform.ts';
import { schemaExplanations } from './schemas.ts';
import { twinExplanations } from './twins.ts';

/** Every code that a problem can have. One file a group of rules; a test fails where a code has no entry. */
export const explanations: readonly Explanation[] = [
  ...formatExplanations,
  ...schemaExplanations,
  ...layoutExplanations,
  ...assetExplanations,
  ...twinExplanations,
  ...connectionExplanations,
  ...physicalTwinExplanations,
  ...platformExplanations,
];
