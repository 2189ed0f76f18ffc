import { explanationsIn } from '@dtaas/model';
import * as errors from './failures.ts';

export { expectTwins } from './assess/named-twin.ts';
export type { OverrideRequest } from './biography/override-request.ts';
export { type OpenOptions, type OpenPlatform, openPlatform } from './open-platform.ts';
export { type DeployOptions, type DeployResult, deploy } from './operate/deploy.ts';
export { logs, type SnapshotListed, snapshots, watchTwin } from './operate/inspect.ts';
export { type OperateOptions, operate } from './operate/operate.ts';
export type { Outcome, ReportedError } from './operate/outcome.ts';
export { type Plan, type PlanOptions, plan, type TwinPlan } from './operate/plan.ts';
export { type SaveOptions, save } from './operate/save.ts';
export { type Sync, status, type TwinStatus } from './operate/status.ts';
export type { BiographyEntry, Source, World } from './world.ts';

/** What `dtaas explain` says of this package's errors. */
export const deployFailures = explanationsIn(errors);
