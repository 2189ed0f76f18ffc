import type { DtaasError, RecordedStatus } from '@dtaas/model';
import type { Observed } from '@dtaas/places';
import { twinNotDeployed, twinNotRunning } from '../failures.ts';

/** Why a twin can't answer now, and the command that brings it back. */
export function notRunning(
  twin: string,
  recorded: RecordedStatus | undefined,
  observed: Observed | undefined,
): DtaasError {
  if (!recorded && !observed) return twinNotDeployed({ twin });
  const ended = recorded?.overrides.desired?.to;
  const reason = observed ? "its runner doesn't answer" : 'it has no workspace here';
  return twinNotRunning({
    twin,
    why: `doesn't run: ${ended ? `an operator has it ${ended}` : reason}`,
    remedy: ended ? `Run it again with: dtaas resume ${twin}` : `Bring it up with: dtaas deploy ${twin}`,
  });
}
