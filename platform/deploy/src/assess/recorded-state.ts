import { type Desired, type FirstEdition, type JsonObject, toSecondEdition } from '@dtaas/model';
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

/** A recorded `desired.json` is compared, shown and released. What is made always comes from a rendering. */
function parseDesired(value: JsonObject, twin: string): Desired {
  const { apiVersion, kind, twin: itsTwin, resources, lifecycle } = value;
  const sound = [resources, lifecycle].every((part) => typeof part === 'object' && part !== null);
  if (apiVersion === 'dtaas/v1' && kind === 'Desired' && itsTwin === twin && sound)
    return toSecondEdition(value as unknown as Desired | FirstEdition);
  throw stateUnreadable({ twin, file: 'desired.json', why: 'it is not a dtaas/v1 Desired of this twin' });
}
