import { type Desired, type JsonObject, readDesired } from '@dtaas/model';
import { parseRecorded } from '../biography/parse-recorded.ts';
import type { RecordedStatus } from '../biography/recorded.ts';
import { stateUnreadable } from '../failures.ts';
import type { Tip } from '../world.ts';

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

/** @throws DtaasError `state-unreadable` */
export function recordedStateOf(twin: string, tip: Tip | undefined): RecordedState {
  return {
    twin,
    recorded: tip && parseRecorded(tip.status, twin),
    previous: tip?.desired && parseDesired(tip.desired, twin),
    stack: tip?.stack,
  };
}

function parseDesired(value: JsonObject, twin: string): Desired {
  const desired = readDesired(value);
  if (desired?.twin === twin) return desired;
  throw stateUnreadable({ twin, file: 'desired.json', why: 'it is not a desired.json of this twin' });
}
