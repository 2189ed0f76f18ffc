export { platformFile } from './bundle.ts';
export * as engineErrors from './failures.ts';
export {
  type Engine,
  type EngineStatus,
  type EnsureOptions,
  engineStatus,
  ensureEngine,
} from './find/ensure-engine.ts';
export {
  type KindTable,
  type LostResource,
  type Mark,
  type Owner,
  type ResourceKind,
  tableOf,
} from './kinds/resource-kind.ts';
export type { Change } from './stack/changes.ts';
export { runStack } from './stack/run-stack.ts';
export type { Operation, ResourceOperation, StackEvent } from './stack/stack-protocol.ts';
export type { StackResult, StackRun } from './stack/stack-run.ts';
export {
  type Checkpoint,
  type PendingOperation,
  type ResourceState,
  resourcesIn,
  stackHolds,
} from './state/checkpoint.ts';
export { readCheckpoint } from './state/read-checkpoint.ts';
