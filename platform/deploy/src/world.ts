import type { StackResult } from '@dtaas/engine';
import type {
  BiographyEntry,
  Desired,
  DesiredPlace,
  EventName,
  Instance,
  JsonObject,
  Limits,
  PlaceChoice,
  Placement,
  Problem,
  StateWriters,
  TwinStatus,
} from '@dtaas/model';
import type { Place, Places } from '@dtaas/places';
import type { MaterialisedAsset, Tip } from '@dtaas/repository';
import type { RunnerClient } from '@dtaas/runner';
import type { TestState } from '@dtaas/verify';

export type { Tip };

/** What a deployment needs of the rest of the platform. `bind/` binds it to git, Pulumi and places; tests bind it to memory. */
export interface World {
  readonly home: string;
  /** Who acts: a login or a user name, never an e-mail address. */
  readonly actor: string;
  readonly now: () => Date;
  /** The environment of the calling process, with the secrets of the person who deploys. */
  readonly environment: NodeJS.ProcessEnv;
  readonly biographies: Biographies;
  readonly snapshots: Snapshots;
  readonly places: Places;
  /** The world for work at one place. */
  at(place: DesiredPlace): PlacedWorld;
  readonly engine: Engine;
  /** A folder for the holder of the twin's lock. A snapshot stays there while the workspace is replaced. */
  extractionOf(twin: string): string;
  /** Runs as the one writer of the twin on this machine. */
  withTwinLock<T>(twin: string, run: () => Promise<T>): Promise<T>;
  /** Throws if this process may not write for the instance now. Asked before an operation and before each event. */
  mayWrite(twin: string): Promise<void>;
  readonly remote: Remote;
}

/** The world at one place. */
export interface PlacedWorld extends World {
  readonly place: Place;
  /** A client of the twin's runner, which may not answer. `patience` ends the waiting for an answer. */
  runner(twin: string, patience?: AbortSignal): RunnerClient;
  /** A folder for the holder of the twin's lock. It is in the twin's workspace, if the workspace is on this machine. */
  scratchOf(twin: string): string;
}

/** The home of the twins' state, if the home isn't this clone. */
export interface Remote {
  /** Fetches what others wrote. Answers the twins whose biography can't be followed, with the reasons. */
  fetch(): Promise<ReadonlyMap<string, Error>>;
  /** Sends the biographies and the snapshots of these twins. Answers the twins that couldn't be sent, with the reasons. */
  push(twins: readonly string[]): Promise<ReadonlyMap<string, Error>>;
}

export interface NewBiographyEntry {
  readonly twin: string;
  readonly event: EventName;
  /** The rest of the commit's first line, after the event. */
  readonly summary: string;
  readonly body?: string;
  readonly trailers: { readonly [name: string]: string };
  readonly files: { readonly status: string; readonly desired?: string; readonly stack?: string };
}

export interface Biographies {
  /** The twins that have a biography. */
  twins(): Promise<readonly string[]>;
  /** The tips of all twins, in a bounded number of git calls, and why some tips can't be read. */
  tips(): Promise<{
    readonly tips: ReadonlyMap<string, Tip>;
    readonly unreadable: ReadonlyMap<string, Error>;
  }>;
  tip(twin: string): Promise<Tip | undefined>;
  /** Appends to the tip `expected` (`undefined`: the biography begins). Answers the new tip's id. Throws `state-moved`. */
  append(entry: NewBiographyEntry, expected: string | undefined): Promise<string>;
  /** The latest entries, newest first. */
  entries(twin: string, limit?: number): Promise<readonly BiographyEntry[]>;
}

export interface Snapshots {
  /** Names, oldest first. */
  list(twin: string): Promise<readonly string[]>;
  /** Names of the snapshots that can't be read any more, by twin. Twins without damaged snapshots are left out. */
  damaged(): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Stores a snapshot's directory under its name. A snapshot that lost objects is whole again afterwards. Answers the id of its commit, if it is one. */
  put(twin: string, name: string, directory: string): Promise<string | undefined>;
  /**
   * Writes a snapshot to a directory, and compares every file with its hash in the manifest. A snapshot that only the remote has
   * is fetched. Throws `snapshot-unknown`, `snapshot-corrupt`, `content-differs`, `remote-unreachable`.
   *
   * @returns the sha256 of the manifest
   */
  get(twin: string, name: string, directory: string): Promise<string>;
  /**
   * Which version of which asset wrote the state of each component, by the manifest of a snapshot that this clone has.
   * Throws `snapshot-unknown`, `snapshot-corrupt`.
   */
  writers(twin: string, name: string): Promise<StateWriters>;
  /** Forgets all snapshots except the `keep` newest and those that the twin's record or `needed` names. */
  retain(twin: string, keep: number, needed: readonly string[]): Promise<void>;
}

/** What a stack should have, and what is recorded of it. The engine adds this home's mark. */
export interface Stack {
  readonly desired: Desired;
  /** The tip's `stack.json`. */
  readonly recorded: JsonObject | undefined;
  /** Asks the providers first what exists. */
  readonly refresh: boolean;
  readonly signal: AbortSignal | undefined;
}

export interface Engine {
  /** How many stacks can be worked on at the same time, with the memory and the processors of this machine. */
  atOnce(): number;
  up(stack: Stack): Promise<StackResult>;
  /** Whether replacing or deleting a resource of this type loses data that no snapshot has. */
  losesData(type: string): boolean;
  /** Answers what `up` would do. Changes nothing. */
  preview(stack: Stack): Promise<StackResult>;
}

/** An asset that has no record and needs one. `weak`: only the record of a weak sandbox, which doesn't count. */
export interface UnverifiedAsset {
  readonly asset: string;
  readonly version: string;
  readonly weak: boolean;
}

/** The configuration at a commit, or of the files as they are. */
export interface Source {
  /** `undefined`: the files as they are. */
  readonly commit: string | undefined;
  /** Where a twin runs if its `twin.yaml` names no place. */
  readonly defaultPlace: string | undefined;
  /** What `platform.yaml` limits; `undefined` without a `platform.yaml` that can be read. */
  readonly limits: Limits | undefined;
  /** The instances that this source deploys, by id. */
  readonly instances: ReadonlyMap<string, Instance>;
  /** Facts about a twin, for people. */
  about(twin: string): About;
  problemsOf(twin: string): readonly Problem[];
  /**
   * Throws DtaasError if an override can't be followed, e.g. because there is no emulator.
   *
   * @param place the name of the chosen place of a twin that names none
   */
  render(twin: string, overrides: Desired['overrides'], place?: string): Desired;
  /** What the choice of places rests on; absent if the configuration names the place of every twin. */
  readonly placement?: Placement | undefined;
  /** The places of the twins that name none, once they are chosen (`withPlaces`). `render` then uses them. */
  readonly chosen?: ChosenPlaces;
  /** An asset of the twin's closure by its digest; `undefined` if the source doesn't have its files. */
  assetOf(twin: string, digest: string): MaterialisedAsset | undefined;
  /** Identifies the twin's configuration without overrides: `basisOf`. */
  basis(twin: string): string;
  /** Assets in the twin's closure without a record of verification that counts. `weak`: the record is of a weak sandbox. */
  unverified(twin: string): Promise<readonly UnverifiedAsset[]>;
  /** What is known about the twin's test, and whether `platform.yaml` requires that it passed. */
  testOf(twin: string): Promise<{ readonly state: TestState; readonly isRequired: boolean }>;
  /** Files of the twin's closure that differ from the commit in the work tree. */
  uncommitted(twin: string): Promise<readonly string[]>;
}

export interface ChosenPlaces {
  readonly choices: ReadonlyMap<string, PlaceChoice>;
  /** Why no twin may be at a place, by its name. */
  readonly lost: ReadonlyMap<string, string>;
}

export interface About extends Pick<TwinStatus, 'title' | 'level'> {
  readonly owners?: readonly string[];
  /** The twin's children, if it has any. `only`: it has no component of its own. */
  readonly children?: { readonly ids: readonly string[]; readonly only: boolean };
}
