import type { Duplex } from 'node:stream';
import type { DtaasError, WorkspaceSpec } from '@dtaas/model';
import type { MaterialisedAsset } from '@dtaas/repository';
import type { LogLine, RunnerStatus } from '@dtaas/runner';

/** Which workspace: an instance of a home. The same on every machine and in every run. */
export interface WorkspaceId {
  /** 16 hex digits. */
  readonly home: string;
  /** The instance's id: `factory.r1`. */
  readonly twin: string;
}

/** What a place sees of one workspace. */
export interface Observed {
  /** First 16 hex digits of the sha256 of the spec that the workspace runs. */
  readonly generation: string;
  /** The runner answers. False after a reboot or a crash. */
  readonly alive: boolean;
  /** The runner waits to be told to start. */
  readonly prepared: boolean;
  /** Snapshots in the ring that aren't commits yet. */
  readonly waiting: number;
  /** All that the runner answers; for people, no decision rests on it. */
  readonly status?: RunnerStatus;
}

/**
 * Somewhere that workspaces of one home run. Every call can be repeated. What exists is made and deleted by the engine,
 * from the resources that the place's kind names. `platform/places/testing/place-contract.ts` says what each call promises.
 */
export interface Place {
  /** Whether the place can run the workspace as it is written, and what it lacks. Changes nothing. */
  judge(workspace: WorkspaceSpec): Promise<Judgement>;
  /**
   * Brings what the workspace needs to the place: the files of assets, environments, the runner.
   *
   * @throws DtaasError `asset-files-missing`
   */
  stage(workspace: WorkspaceSpec, files: AssetFiles): Promise<void>;
  /** Every workspace with the home's mark, by instance, in one look. Throws DtaasError where the place can't be reached. */
  observe(): Promise<ReadonlyMap<string, Observed>>;
  /** One workspace; `undefined` where there is none. */
  observeOne(instance: string): Promise<Observed | undefined>;
  /** Opens a stream to the runner's control socket. Throws DtaasError `runner-unreachable`. */
  channel(instance: string): Promise<Duplex>;
  /** Asks the runner to stop, and ends it where it doesn't. The components write their state, and the workspace stays. */
  stop(instance: string): Promise<void>;
  /** What a runner that doesn't answer left: its ring and its logs. */
  leftovers(instance: string): Promise<Leftovers>;
  /**
   * Stops the runner and removes the workspace with the state of its components. Finishes removals that were cut off, also
   * where there is no workspace.
   *
   * @throws DtaasError `workspace-unsaved` while the ring holds snapshots, `workspace-foreign`
   */
  remove(instance: string): Promise<void>;
  /**
   * The folder of the workspace, where this machine sees it: snapshots are handed over there without a copy. Places that
   * are elsewhere leave this out, and snapshots cross the channel.
   */
  folder?(instance: string): string;
  /** A drill: kills the runner as a power cut would. Answers its pid; `undefined` where none lives. */
  crash?(instance: string): Promise<number | undefined>;
}

/** An asset by its digest; `undefined` where whoever deploys doesn't have its files. */
export type AssetFiles = (digest: string) => MaterialisedAsset | undefined;

export interface Judgement {
  /** Why the workspace can't run there. */
  readonly refusal?: DtaasError;
  /** What whoever deploys has to pass and this process doesn't have; whoever only plans needn't have it. */
  readonly unpassed?: DtaasError;
  /** What the workspace does without there, and how to get that. */
  readonly remarks: readonly string[];
}

/** Snapshots that wait to become commits. */
export interface Ring {
  pending(): Promise<readonly Waiting[]>;
  /** Brings a snapshot to a directory, unless it can be read where it is; answers where. */
  fetch(name: string, directory: string): Promise<string>;
  /** The snapshot is a commit now: removes it from the ring. */
  ack(name: string): Promise<void>;
}

export interface Waiting {
  readonly name: string;
  /** Sorts by time. */
  readonly takenAt: string;
  /** Somebody asked for the snapshot, or it was due. */
  readonly origin: 'due' | 'asked';
}

export interface Leftovers {
  readonly ring: Ring;
  /** Throws DtaasError `workspace-unreadable`. */
  logs(): Promise<LeftLogs>;
}

export interface LeftLogs {
  /** Whose logs there can be: the components, and `runner`. */
  readonly components: readonly string[];
  /** As a living runner answers. */
  read(options: { readonly component?: string; readonly tail: number }): Promise<readonly LogLine[]>;
}
