import { type Desired, DtaasError, type FirstEdition, type JsonObject, toSecondEdition } from '@dtaas/model';
import { parseRecorded } from '../biography/parse-recorded.ts';
import type { Tip } from '../world.ts';
import type { RecordedState } from './situation.ts';

/** Reads what the tip of a biography says. */
export function recordedStateOf(twin: string, tip: Tip | undefined): RecordedState {
  return {
    twin,
    recorded: tip && parseRecorded(tip.status, twin),
    previous: tip?.desired && parseDesired(tip.desired, twin),
    stack: tip?.stack,
  };
}

/** A recorded `desired.json` is compared, shown and released; what is made always comes from a rendering. */
function parseDesired(value: JsonObject, twin: string): Desired {
  const { apiVersion, kind, twin: itsTwin, resources, lifecycle } = value;
  const sound = [resources, lifecycle].every((part) => typeof part === 'object' && part !== null);
  if (apiVersion === 'dtaas/v1' && kind === 'Desired' && itsTwin === twin && sound)
    return toSecondEdition(value as unknown as Desired | FirstEdition);
  throw new DtaasError({
    code: 'state-unreadable',
    message: `The recorded desired state of ${twin} can’t be used: it isn’t a dtaas/v1 Desired of this twin.`,
    hint: `Look at it with: git show state/${twin}:desired.json. A newer dtaas may have written it.`,
  });
}
