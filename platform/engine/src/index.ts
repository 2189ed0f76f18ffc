export * as engineErrors from './failures.ts';
export type { Engine } from './find/engine-folder.ts';
export { type EngineStatus, engineStatus, ensureEngine } from './find/ensure-engine.ts';
export { type ResourceKind, tableOf } from './kinds/resource-kind.ts';
export { runStack } from './stack/run-stack.ts';
export type { StackResult } from './stack/stack-run.ts';
export { nameOf, resourcesIn, stackHolds } from './state/checkpoint.ts';
export { readCheckpoint } from './state/read-checkpoint.ts';
