import type { RunnerClient, RunnerStatus } from '@dtaas/runner';

/** Which workspace: a twin of a home. The same on every machine and in every run. */
export interface WorkspaceId {
  /** 16 hex digits. */
  readonly home: string;
  /** The twin's flat id: `factory.r1`. */
  readonly twin: string;
}

/** What a place says of one workspace. */
export interface WorkspaceReport extends WorkspaceId {
  /** First 16 hex digits of the sha256 of the spec that it runs. */
  readonly generation: string;
  /** What its runner answers; absent where it doesn't, as after a reboot or a crash. */
  readonly status?: RunnerStatus;
  /** Names of the snapshots in its ring, oldest first, whether the runner answers or not. */
  readonly ring: readonly string[];
  /** Folder or volume of the workspace, as the place knows it. */
  readonly location: string;
}

/** Where workspaces run, and the way to look at them. What exists is made and deleted by the engine's resources. */
export interface Place {
  /** Every workspace with this home's mark, by twin: a place is asked once a run, not once a twin. */
  list(home: string): Promise<ReadonlyMap<string, WorkspaceReport>>;
  /** `undefined` where there is none. */
  look(id: WorkspaceId): Promise<WorkspaceReport | undefined>;
  /** Calls to its runner, whether it answers or not. */
  runner(id: WorkspaceId): RunnerClient;
}
