import { explanationsIn } from '@dtaas/model';
import * as errors from './failures.ts';

export { expectTwins } from './assess/named-twin.ts';
export type { OverrideRequest } from './biography/override-request.ts';
export { type OpenOptions, type OpenPlatform, openPlatform } from './open-platform.ts';
export { deploy } from './operate/deploy.ts';
export { logs, type SnapshotListed, snapshots, watchTwin } from './operate/inspect.ts';
export { operate } from './operate/operate.ts';
export type { Outcome, ReportedError } from './operate/outcome.ts';
export { plan, type TwinPlan } from './operate/plan.ts';
export { save } from './operate/save.ts';
export { status, type TwinStatus } from './operate/status.ts';
export type { BiographyEntry, Source } from './world.ts';

/** What `dtaas explain` says of this package's errors. */
export const deployFailures = explanationsIn(errors);
