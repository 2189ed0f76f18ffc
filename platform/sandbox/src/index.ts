export {
  type EnsureOptions,
  ensureEnvironment,
  environmentsFolder,
  findEnvironment,
} from './environment/ensure.ts';
export type { Environment } from './environment/environment.ts';
export { environmentKey } from './environment/key.ts';
export { sandboxFailures } from './failures.ts';
export { cacheHome, socketPath, stateHome } from './folders.ts';
export { type Forward, forwardIn, forwardOut, joinStreams } from './forward.ts';
export { type Collected, collect } from './isolation/collect.ts';
export { detectIsolation } from './isolation/detect.ts';
export {
  type HeldWorkspace,
  holdWorkspace,
  type WorkspaceResources,
} from './isolation/groups/workspace-group.ts';
export type {
  IsolatedCommand,
  Isolation,
  IsolationMode,
  LimitKeeper,
  Limits,
  Mount,
  Network,
  WorkspaceGroup,
} from './isolation/isolation.ts';
export { reclaimOwnership } from './isolation/ownership.ts';
export { type Ended, type IsolatedProcess, runIsolated } from './isolation/run.ts';
export { userOf } from './isolation/user.ts';
export { type Layout, layOut, type Part } from './layout.ts';
export { enterNamespace, type NamespacedCommand, namespacesNest } from './namespace.ts';
export { removeTree } from './remove-tree.ts';
