export { platformFile } from './bundle.ts';
export { engineFailures } from './failures.ts';
export {
  type Engine,
  type EngineStatus,
  type EnsureOptions,
  engineStatus,
  ensureEngine,
} from './find/ensure-engine.ts';
export type { Change } from './stack/changes.ts';
export { runStack } from './stack/run-stack.ts';
export type { DetailedDiff, Operation, ResourceOperation, StackEvent } from './stack/stack-protocol.ts';
export type { StackResult, StackRun } from './stack/stack-run.ts';
export { allowedTypes } from './state/allow-list.ts';
export type { Checkpoint, PendingOperation, ResourceState } from './state/checkpoint.ts';
export { engineVersion } from './version.ts';
