import { DtaasError } from '@dtaas/model';
import type { Observed } from '@dtaas/places';
import type { RecordedStatus } from '../biography/recorded.ts';

/** Why a twin can't be asked anything now, and what brings it back. */
export function notRunning(
  twin: string,
  recorded: RecordedStatus | undefined,
  observed: Observed | undefined,
): DtaasError {
  if (!recorded && !observed) return notDeployed(twin);
  const ended = recorded?.overrides.desired?.to;
  const why = observed ? 'its runner doesn’t answer' : 'it has no workspace here';
  return new DtaasError({
    code: 'twin-not-running',
    message: `${twin} doesn’t run: ${ended ? `an operator has it ${ended}` : why}.`,
    hint: ended ? `Run it again with: dtaas resume ${twin}` : `Bring it up with: dtaas deploy ${twin}`,
  });
}

export function notDeployed(twin: string): DtaasError {
  return new DtaasError({
    code: 'twin-not-deployed',
    message: `${twin} was never deployed from here.`,
    hint: `Deploy it with: dtaas deploy ${twin}. Which twins there are says: dtaas status`,
  });
}
