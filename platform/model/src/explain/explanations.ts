import { assetDefinitions } from './assets.ts';
import { connectionDefinitions } from './connections.ts';
import { endpointDefinitions } from './endpoints.ts';
import { type Definition, type Explanation, explanationOf } from './explanation.ts';
import { formatDefinitions } from './formats.ts';
import { layoutDefinitions } from './layout.ts';
import { linkDefinitions } from './links.ts';
import { physicalTwinDefinitions } from './physical-twin.ts';
import { platformDefinitions } from './platform.ts';
import { reuseDefinitions } from './reuse.ts';
import { twinTestDefinitions } from './twin-tests.ts';
import { twinDefinitions } from './twins.ts';

const all = [
  formatDefinitions,
  layoutDefinitions,
  assetDefinitions,
  twinDefinitions,
  twinTestDefinitions,
  reuseDefinitions,
  connectionDefinitions,
  physicalTwinDefinitions,
  endpointDefinitions,
  linkDefinitions,
  platformDefinitions,
];

type CodesOf<Group> = Group extends unknown ? keyof Group : never;

/** Every code that a problem of `check` can have. A code that is not defined here does not compile. */
export type ProblemCode = CodesOf<(typeof all)[number]>;

/** A problem without its place. */
export interface Finding {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
  readonly severity?: 'error' | 'warning';
}

export const explanations: readonly Explanation[] = all
  .flatMap((group): [string, Definition][] => Object.entries(group))
  .map(([code, definition]) => explanationOf(code, definition));
