import type { StackResult } from '@dtaas/engine';
import type {
  Desired,
  DesiredPlace,
  EventName,
  Instance,
  JsonObject,
  Problem,
  StateWriters,
} from '@dtaas/model';
import type { Place, Places } from '@dtaas/places';
import type { MaterialisedAsset } from '@dtaas/repository';
import type { RunnerClient } from '@dtaas/runner';

/**
 * What a deployment needs of the rest of the platform, in its own words. `open-world.ts` binds it to the packages;
 * tests bind it to memory.
 */
export interface World {
  readonly home: string;
  /** Who acts, for the biography: a login or a user name, never an e-mail address. */
  readonly actor: string;
  readonly now: () => Date;
  /** Of the calling process: the secrets that whoever deploys passes. */
  readonly environment: NodeJS.ProcessEnv;
  readonly biographies: Biographies;
  readonly snapshots: Snapshots;
  readonly places: Places;
  /** The same, for work on instances at one place. */
  at(place: DesiredPlace): PlacedWorld;
  readonly engine: Engine;
  /** A folder for the holder of the twin's lock, where a snapshot stays while the workspace is replaced. */
  extractionOf(twin: string): string;
  /** One writer a twin on this machine. */
  withTwinLock<T>(twin: string, run: () => Promise<T>): Promise<T>;
  /** Throws if this process may not write for the instance now. Asked before an operation and before each event. */
  mayWrite(twin: string): Promise<void>;
  readonly remote: Remote;
}

/** A world with one of its places. */
export interface PlacedWorld extends World {
  readonly place: Place;
  /** The twin's runner, whether it answers or not. `patience` ends the waiting for an answer. */
  runner(twin: string, patience?: AbortSignal): RunnerClient;
  /** A folder for the holder of the twin's lock: in the twin's workspace, if the workspace is on this machine. */
  scratchOf(twin: string): string;
}

/** Where the twins' state has its home, if that isn't this clone. */
export interface Remote {
  /** Brings here what others wrote. Answers the twins whose biography can't be followed, with why. */
  fetch(): Promise<ReadonlyMap<string, Error>>;
  /** Sends the biography and the snapshots of these twins. Answers those that couldn't be sent, with why. */
  push(twins: readonly string[]): Promise<ReadonlyMap<string, Error>>;
}

/** The tip of one twin's biography: the commit's id and its three files as they stand there, unchecked. */
export interface Tip {
  readonly id: string;
  readonly status: JsonObject;
  readonly desired?: JsonObject;
  readonly stack?: JsonObject;
}

/** A commit of a biography. */
export interface BiographyEntry {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly event: string;
  readonly subject: string;
  readonly body: string;
  readonly trailers: { readonly [name: string]: string };
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
  /** The tips of all twins, in a bounded number of git calls; and the errors of those that can't be read. */
  tips(): Promise<{
    readonly tips: ReadonlyMap<string, Tip>;
    readonly unreadable: ReadonlyMap<string, Error>;
  }>;
  tip(twin: string): Promise<Tip | undefined>;
  /** Writes after `expected` (`undefined`: it begins) and answers the new tip's id; throws `state-moved`. */
  append(entry: NewBiographyEntry, expected: string | undefined): Promise<string>;
  /** The latest entries, newest first. */
  entries(twin: string, limit?: number): Promise<readonly BiographyEntry[]>;
}

export interface Snapshots {
  /** Names, oldest first. */
  list(twin: string): Promise<readonly string[]>;
  /** Names of the snapshots that can't be read any more, by twin. Twins without such snapshots are left out. */
  damaged(): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Stores a snapshot's directory under its name, or the objects that were lost since. The snapshot is whole afterwards. */
  put(twin: string, name: string, directory: string): Promise<void>;
  /**
   * Writes a snapshot to a directory. If only the remote has it, it is fetched. Every file was compared with its hash in the
   * manifest. Throws `snapshot-unknown`, `snapshot-corrupt`, `content-differs`, `remote-unreachable`.
   *
   * @returns the sha256 of the manifest
   */
  get(twin: string, name: string, directory: string): Promise<string>;
  /**
   * Which asset at which version wrote the state of each component: from the manifest alone, of a snapshot that is here.
   * Throws `snapshot-unknown`, `snapshot-corrupt`.
   */
  writers(twin: string, name: string): Promise<StateWriters>;
  /** Forgets all but the `keep` newest, and those that the twin's record or `needed` names. */
  retain(twin: string, keep: number, needed: readonly string[]): Promise<void>;
}

/** A stack to be made as `desired.json` says. The engine adds this home's mark. */
export interface Stack {
  readonly desired: Desired;
  /** The tip's `stack.json`. */
  readonly recorded: JsonObject | undefined;
}

export interface StackOptions {
  readonly refresh: boolean;
  readonly signal: AbortSignal | undefined;
}

export interface Engine {
  /** How many stacks it can work on together, as memory and processors are now. */
  atOnce(): number;
  up(stack: Stack, options: StackOptions): Promise<StackResult>;
  /** Whether replacing a resource of this type loses data that no snapshot has. */
  losesData(type: string): boolean;
  /** What `up` would do; changes nothing. */
  preview(stack: Stack, options: StackOptions): Promise<StackResult>;
}

/** The configuration at a commit, or of the files as they are. */
export interface Source {
  /** `undefined`: the files as they are. */
  readonly commit: string | undefined;
  /** Where a twin runs if its `twin.yaml` names no place. */
  readonly defaultPlace: string | undefined;
  /** What it deploys, by id. */
  readonly instances: ReadonlyMap<string, Instance>;
  /** For people. */
  about(twin: string): About;
  problemsOf(twin: string): readonly Problem[];
  /** Throws DtaasError where the overrides don't fit, e.g. an emulator that isn't there. */
  render(twin: string, overrides: Desired['overrides']): Desired;
  /** An asset of the twin's closure by its digest; `undefined` if the source doesn't have its files. */
  assetOf(twin: string, digest: string): MaterialisedAsset | undefined;
  /** Identifies what it says of the twin without overrides: `basisOf`. */
  basis(twin: string): string;
  /** Assets in the twin's closure without a record of verification that counts. */
  unverified(twin: string): Promise<readonly UnverifiedAsset[]>;
  /** Files of the twin's closure that differ from the commit in the work tree. */
  uncommitted(twin: string): Promise<readonly string[]>;
}

export interface About {
  readonly title?: string;
  /** How much flows by itself between the twin and its physical twin: nothing, one way, both ways. */
  readonly level?: 'digital model' | 'digital shadow' | 'digital twin';
  /** The twin's children, if it has any. `only`: it has no component of its own. */
  readonly children?: { readonly ids: readonly string[]; readonly only: boolean };
}

export interface UnverifiedAsset {
  readonly asset: string;
  /** It has a record, of a sandbox that doesn't count here. */
  readonly weak: boolean;
}
