export { allowedTypes } from './allow-list.ts';
export { platformFile } from './bundle.ts';
export type { Change } from './changes.ts';
export type { Checkpoint, PendingOperation, ResourceState } from './checkpoint.ts';
export { engineFailures } from './failures.ts';
export {
  type Engine,
  type EngineStatus,
  type EnsureOptions,
  engineStatus,
  ensureEngine,
} from './find/ensure-engine.ts';
export { runStack } from './run-stack.ts';
export type { DetailedDiff, Operation, ResourceOperation, StackEvent } from './stack-protocol.ts';
export type { StackResult, StackRun } from './stack-run.ts';
export { engineVersion } from './version.ts';
