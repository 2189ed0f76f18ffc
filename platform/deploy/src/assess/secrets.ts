import type { Desired } from '@dtaas/model';
import { answerMsOf, type Observed } from '@dtaas/places';
import { compareSecrets } from '@dtaas/runner';
import type { World } from '../world.ts';
import { generationOf, specOf } from './desired-state.ts';

/** `compare`: apply secrets that differ. `refresh`: apply all secrets. `leave`: the run has another purpose. */
export type SecretsPolicy = 'compare' | 'refresh' | 'leave';

/**
 * The secrets that the runner of a running twin must get again, and remarks on the comparison. The runner is asked only if it runs
 * the desired state: any other runner is replaced or started with the secrets anyway.
 */
export async function secretsNow(
  world: World,
  desired: Desired | undefined,
  observed: Observed | undefined,
  policy: SecretsPolicy,
): Promise<{ readonly renew: readonly string[]; readonly remarks: readonly string[] }> {
  const nothing = { renew: [], remarks: [] };
  if (!desired || policy === 'leave') return nothing;
  const names = specOf(desired)?.secrets ?? [];
  const runs =
    observed?.alive === true && !observed.prepared && observed.generation === generationOf(desired);
  if (names.length === 0 || !runs) return nothing;
  if (policy === 'refresh') return { renew: names, remarks: [] };
  const { differing, unpassed } = await compareSecrets(
    world.at(desired.place).runner(desired.twin, AbortSignal.timeout(answerMsOf(false))),
    names,
    world.environment,
  );
  const remark = `Secrets that were not compared, because they are not in the environment of this command: ${unpassed.join(', ')}.`;
  return { renew: differing, remarks: unpassed.length === 0 ? [] : [remark] };
}
