export { packDirectory, unpackDirectory } from './archive.ts';
export { type Batch, runBatch } from './batch.ts';
export type { OpenChannel } from './control/channel.ts';
export { connectRunner, type RunnerClient } from './control/connect.ts';
export { readLines } from './control/lines.ts';
export { removeSocketsOf } from './control/sockets.ts';
export { runnerFailures } from './failures.ts';
export { type LeftLogs, leftLogs } from './logs/left-logs.ts';
export type {
  ClockStatus,
  ComponentState,
  ComponentStatus,
  DialTarget,
  Health,
  IsolationStatus,
  LogLine,
  PendingSnapshot,
  Phase,
  PhysicalTwinStatus,
  PortSample,
  PortValue,
  RefusedValues,
  RestoreReport,
  RunnerStatus,
} from './protocol.ts';
export { compareSecrets, type SecretsCompared } from './secrets/compare.ts';
export { type SecretProofs, secretProof } from './secrets/proof.ts';
export { parseManifest } from './snapshot/manifest.ts';
export type { GivenSnapshot } from './twin/startup.ts';
export type { RunnerFile } from './workspace/runner-file.ts';
export type { WorkspaceFile } from './workspace/workspace-file.ts';
