export * as engineErrors from './failures.ts';
export { type Engine, type EngineStatus, engineStatus, ensureEngine } from './find/ensure-engine.ts';
export { ensurePlugin, ensurePlugins, type PluginStatus } from './find/ensure-plugin.ts';
export { isPluginName, type PluginName, pluginNames, pluginsFor } from './find/plugins/plugins.ts';
export { type ResourceKind, tableOf } from './kinds/resource-kind.ts';
export { runStack } from './stack/run-stack.ts';
export type { StackResult } from './stack/stack-run.ts';
export { nameOf, resourcesIn, stackHolds } from './state/checkpoint.ts';
export { readCheckpoint } from './state/read-checkpoint.ts';
