import { readCheckpoint, tableOf } from '@dtaas/engine';
import {
  type Desired,
  type JsonObject,
  type RecordedStatus,
  readDesired,
  readRecordedStatus,
} from '@dtaas/model';
import { resourceKinds } from '@dtaas/places';
import type { Tip, World } from '../world.ts';
import { stateOfAnotherHome, stateUnreadable } from './failures.ts';

/** What is recorded of an instance: the three files at the tip of its biography. */
export interface RecordedState {
  /** The instance's id. */
  readonly twin: string;
  /** `status.json` */
  readonly recorded: RecordedStatus | undefined;
  /** `desired.json`: what was deployed last. */
  readonly previous: Desired | undefined;
  /** `stack.json` */
  readonly stack: JsonObject | undefined;
}

/**
 * Reads the files of a biography. Whoever can write the ref could have written them, so everything that is acted on is checked.
 *
 * @throws DtaasError `state-unreadable`
 */
export function recordedStateOf(twin: string, tip: Tip | undefined): RecordedState {
  if (!tip) return { twin, recorded: undefined, previous: undefined, stack: undefined };
  const known = checked.get(tip);
  if (known?.twin === twin) return known;
  const { desired, stack } = tip;
  const recorded = parseStatus(tip.status, twin);
  const state = { twin, recorded, previous: desired && parseDesired(desired, twin), stack };
  checked.set(tip, state);
  return state;
}

/** A command asks several times what is recorded of each twin. */
const checked = new WeakMap<Tip, RecordedState>();

/** What is recorded of an instance now. */
export async function recordedNow({ biographies }: World, twin: string): Promise<RecordedState> {
  return recordedStateOf(twin, await biographies.tip(twin));
}

function parseStatus(value: JsonObject, twin: string): RecordedStatus {
  const status = readRecordedStatus(value);
  const why = 'why' in status ? `it ${status.why}` : `it is the status of ${status.twin}`;
  if ('why' in status || status.twin !== twin) throw stateUnreadable({ twin, file: 'status.json', why });
  return status;
}

function parseDesired(value: JsonObject, twin: string): Desired {
  const desired = readDesired(value);
  const why = 'it is not a desired.json of this twin';
  if (desired?.twin !== twin) throw stateUnreadable({ twin, file: 'desired.json', why });
  return desired;
}

/** @throws DtaasError `state-of-another-home` */
export function expectOwnHome({ home }: World, { twin, recorded }: RecordedState): void {
  if (!recorded || recorded.home === home) return;
  throw stateOfAnotherHome({ twin, theirs: recorded.home, ours: home });
}

/** Refuses a `stack.json` that lists resources of another instance: an update would change or delete them. */
export function checkStack(stack: JsonObject, home: string, twin: string): void {
  readCheckpoint(stack, tableOf(resourceKinds), { home, instance: twin });
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that have a value; optional fields are left out instead of being `undefined`. */
export function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined)) as Present<T>;
}
