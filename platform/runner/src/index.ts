export { packDirectory, unpackDirectory, writeArchive } from './archive.ts';
export { type Difference, differencesOf } from './batch/folder/compare.ts';
export { withEnded } from './batch/folder/ended.ts';
export { hashFolder } from './batch/folder/files.ts';
export { runBatch } from './batch/once.ts';
export type { BatchProgress } from './batch/progress.ts';
export { performRun } from './batch/run.ts';
export type { BatchProgram } from './batch/worker/program.ts';
export type { Case } from './batch/worker/worker.ts';
export { writeConfig } from './component/prepare.ts';
export { addressesInContainers, hostsInContainers } from './containers/forwards.ts';
export { openSocket } from './control/channel.ts';
export { connectRunner, type RunnerClient } from './control/connect.ts';
export type { Execution } from './control/exec/execution.ts';
export { readLines, withinSilence } from './control/lines.ts';
export type { DialTarget } from './control/request.ts';
export { removeSocketsOf } from './control/sockets.ts';
export { type PublishedPort, publishedPorts } from './exposed/published-ports.ts';
export * as runnerErrors from './failures.ts';
export { type LeftLogs, type LogOptions, leftLogs } from './logs/logs.ts';
export type {
  LogLine,
  PendingSnapshot,
  PortValue,
  RestoreReport,
  RunnerStatus,
} from './protocol.ts';
export { type RecordedValue, recordingFile } from './recording.ts';
export { runnerDigest, runnerProgram } from './runner-program.ts';
export { compareSecrets, secretProof } from './secrets/proof.ts';
export type { GivenSnapshot } from './twin/startup.ts';
export { isolateWorkspace } from './workspace/isolate.ts';
export type { RunnerFile, WorkspaceFile } from './workspace/workspace-file.ts';
