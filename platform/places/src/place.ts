import type { Duplex } from 'node:stream';
import type { DtaasError, WorkspaceSpec } from '@dtaas/model';
import type { MaterialisedAsset } from '@dtaas/repository';
import {
  connectRunner,
  type LeftLogs,
  type LogOptions,
  type RunnerClient,
  type RunnerStatus,
  runnerErrors,
} from '@dtaas/runner';

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
  /** Something of the workspace has stopped or is gone, whether its runner answers or not. An update brings it back. */
  readonly isIncomplete?: true;
  /** The runner runs, but gave no answer in time: it is busy, or hangs. Not set where the place can't tell. */
  readonly isSilent?: true;
  /** Snapshots in the ring that aren't commits yet. */
  readonly waiting: number;
  /** The runner can tell running components new parameters. */
  readonly isConfigurable?: true;
  /** ISO 8601 time since which nobody has used the twin. Absent while somebody does, and where the runner can't tell. */
  readonly idleSince?: string;
  /** All that the runner answers, for people; no decision rests on it. */
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
  /**
   * Every workspace with the home's mark, by instance, in one look. With `only`, those of these instances: each runner that is asked
   * takes a while. Throws DtaasError if the place can't be reached.
   */
  observe(only?: readonly string[]): Promise<ReadonlyMap<string, Observed>>;
  /** One workspace; `undefined` if there is none. */
  observeOne(instance: string): Promise<Observed | undefined>;
  /** Opens a stream to the runner's control socket. `runnerOf` says of any failure that the runner can't be reached. */
  channel(instance: string): Promise<Duplex>;
  /** Asks the runner to stop, and ends it if it doesn't. The components write their state, and the workspace stays. */
  stop(instance: string): Promise<void>;
  /** The snapshots that a runner left. Asked only if no runner answers. */
  leftRing(instance: string): Ring;
  /** The logs that a runner left. Throws DtaasError `workspace-unreadable`. */
  leftLogs(instance: string, options: LogOptions): Promise<LeftLogs>;
  /**
   * Stops the runner and removes the workspace with the state of its components. Finishes removals that were cut off, also
   * where there is no workspace.
   *
   * @throws DtaasError `workspace-unsaved` while the ring holds snapshots, `workspace-foreign`
   */
  remove(instance: string): Promise<void>;
  /** Removes what twins shared there and none uses any more. Places whose twins share nothing that takes room leave this out. */
  tidy?(): Promise<void>;
  /**
   * The folder of the workspace on this machine: snapshots are handed over there without a copy. Places that are elsewhere
   * leave this out, and snapshots cross the channel.
   */
  folder?(instance: string): string;
  /** A drill: kills the runner as a power cut would. Returns its pid; `undefined` if no runner lives. */
  crash?(instance: string): Promise<number | undefined>;
}

/** An asset by its digest; `undefined` if the machine that deploys doesn't have its files. */
export type AssetFiles = (digest: string) => MaterialisedAsset | undefined;

export interface Judgement {
  /** Why the workspace can't run there. */
  readonly refusal?: DtaasError;
  /** Secrets that this process doesn't have. A plan doesn't need them, a deployment does. */
  readonly unpassed?: DtaasError;
  /** Components would listen on the ports of the machine, because the workspace has no network of its own. */
  readonly sharesPorts?: true;
  /** What the place lacks, and how to get it. */
  readonly remarks: readonly string[];
  /** What the machine has: processors and bytes of memory. Absent where the place doesn't know. */
  readonly machine?: Machine;
  /** What runs workspaces there, for people: `Docker Engine 26.1.4`. */
  readonly program?: string;
  /** What its administrator may want to change for the sake of others: workspaces don't need it. Only `dtaas doctor` shows it. */
  readonly advice?: readonly string[];
}

export interface Machine {
  readonly cpu: number;
  readonly memory: number;
}

/** Snapshots that wait to become commits. */
export interface Ring {
  pending(): Promise<readonly Waiting[]>;
  /** Brings a snapshot to a directory, unless it can be read where it is. Returns the folder with the snapshot. */
  fetch(name: string, directory: string): Promise<string>;
  /** The snapshot is a commit now: removes it from the ring. */
  ack(name: string): Promise<void>;
}

export interface Waiting {
  readonly name: string;
  /** Sorts by time. */
  readonly takenAt: string;
  /** A person asked for the snapshot, or it was due. */
  readonly origin: 'due' | 'asked';
}

/**
 * The runner of an instance, whether it answers or not.
 *
 * @param patience ends the waiting for an answer
 */
export function runnerOf(place: Place, instance: string, patience?: AbortSignal): RunnerClient {
  return connectRunner(() => place.channel(instance), { workspace: place.folder?.(instance), patience });
}

/** Without its secrets a runner would end at once, after the runner before it was saved and stopped. */
export function unpassedSecrets(
  { twin, secrets = [] }: WorkspaceSpec,
  environment: NodeJS.ProcessEnv,
): Pick<Judgement, 'unpassed'> {
  const names = secrets.filter((name) => environment[name] === undefined);
  return names.length === 0 ? {} : { unpassed: runnerErrors.secretMissing({ twin, names }) };
}
