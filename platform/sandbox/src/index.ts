export {
  ensureEnvironment,
  environmentKey,
  environmentsFolder,
  findEnvironment,
} from './environment/ensure.ts';
export { lockPackages } from './environment/lock-packages.ts';
export { environmentMount, mountedEnvironment, mountedName } from './environment/mounted.ts';
export * as sandboxErrors from './failures.ts';
export { type Forward, forward, forwardIn, forwardOut, joinStreams } from './forward.ts';
export { boundedOutput, type Collected, collect } from './isolation/collect.ts';
export { detectIsolation, whyNoBubblewrap } from './isolation/detect.ts';
export { holdWorkspace, type WorkspaceResources } from './isolation/groups/workspace-group.ts';
export type {
  Ended,
  IsolatedCommand,
  Isolation,
  IsolationMode,
  WorkspaceGroup,
} from './isolation/isolation.ts';
export { makeReadable, reclaimOwnership } from './isolation/ownership.ts';
export { type IsolatedProcess, runIsolated } from './isolation/run.ts';
export { dockerSeccompProfile } from './isolation/seccomp/profile.ts';
export { writtenFiles } from './isolation/system-files.ts';
export { userOf } from './isolation/user.ts';
export { commonVariables, environmentOf } from './isolation/view.ts';
export { layOut, type Part, pythonVariables, sdkTargets } from './layout.ts';
export { enterNamespace, namespacesNest } from './namespace.ts';
export { largestProgram, sdksNamedIn } from './sdk/imports.ts';
export { type SdkLanguage, sdkDigests, sdkFolder, unpackSdk } from './sdk/sdk.ts';
