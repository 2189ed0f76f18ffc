import type { Desired, Outcome } from '@dtaas/model';
import pLimit from 'p-limit';
import { assess } from '../assess/assess.ts';
import { withPlaces } from '../assess/chosen-places.ts';
import { remarksOn } from '../assess/overrides.ts';
import type { SecretsPolicy } from '../assess/secrets.ts';
import { type Found, survey } from '../assess/survey.ts';
import { assessAsked, expectPlan, expectPlans } from '../look/plan-binding.ts';
import { admitTogether } from '../quotas/admission.ts';
import { type ReconcileOptions, reconcile } from '../reconcile/reconcile.ts';
import type { Source, World } from '../world.ts';
import { detailsOf, pushed } from './outcome.ts';

export interface DeployOptions
  extends Pick<ReconcileOptions, 'requests' | 'yes' | 'unsaved' | 'signal' | 'announce' | 'report'> {
  /** The twins that were named; none means all. */
  readonly twins: readonly string[];
  /** The digest of the plan that was reviewed: only that is deployed. */
  readonly plan?: string;
  /** The digests of plans that were reviewed one by one (`TwinPlan.digest`): only these twins are deployed, each only as its plan says. */
  readonly plans?: ReadonlyMap<string, string>;
  /** The twins for which `yes` was said, beside those of all by `yes`. */
  readonly confirmed?: ReadonlySet<string>;
  /** Gives running twins the secrets of this process, whatever secrets their runners have. */
  readonly refreshSecrets?: boolean;
  readonly push: boolean;
}

/**
 * Makes all twins, or those named, what the source and their operators say. Twins that need no work cost one look at git and one
 * at their place together. The others are worked on in parallel, and the failure of one doesn't hold up the rest.
 *
 * @returns the commit that was deployed, and what was done for each twin
 * @throws DtaasError `plan-changed` before anything is begun
 */
export async function deploy(
  world: World,
  given: Source,
  options: DeployOptions,
): Promise<{ readonly commit: string; readonly twins: readonly Outcome[] }> {
  const { twins: named, requests, signal, plan, plans, confirmed } = options;
  if (given.commit === undefined) throw new Error('only a commit is deployed');
  const stuck = await world.remote.fetch();
  const source = await withPlaces(world, given);
  const surveyed = await survey(world, source, named);
  const found = surveyed.filter(({ twin }) => plans?.has(twin) ?? true);
  const bindings = plans
    ? await expectPlans(world, source, found, plans)
    : plan === undefined
      ? undefined
      : await expectPlan(world, source, found, { ...options, plan });
  const limit = pLimit(world.engine.atOnce());
  const secrets = options.refreshSecrets === true ? 'refresh' : 'compare';
  const admit = admitTogether(world, source, () => wantedOf(world, source, found, requests));
  const deployOne = async (each: Found): Promise<Outcome> => {
    const { twin } = each;
    const binding = bindings?.get(twin);
    const isConfirmed = confirmed?.has(twin) ?? false;
    try {
      const why = stuck.get(twin);
      if (why) throw why;
      if (binding instanceof Error) throw binding;
      const settled =
        requests.length > 0
          ? undefined
          : await settledAlready(world, source, each, secrets, named, isConfirmed);
      if (settled) return settled;
      return await limit(async () => {
        signal?.throwIfAborted();
        return reconcile(world, source, twin, {
          ...options,
          yes: options.yes || isConfirmed,
          named: named.includes(twin),
          answering: each.answering(),
          secrets,
          admit,
          ...(binding ? { binding } : {}),
        });
      });
    } catch (error) {
      if (signal?.aborted) return { twin, outcome: 'interrupted' };
      return { twin, outcome: 'refused', error: detailsOf(error) };
    }
  };
  const planned = found.filter(({ twin }) => !bindings || bindings.has(twin));
  const outcomes = await Promise.all(planned.map(deployOne));
  const shown = outcomes.filter(({ twin, outcome }) => outcome !== 'unchanged' || source.instances.has(twin));
  return { commit: given.commit, twins: options.push ? await pushed(world, shown) : shown };
}

/** The outcome of a twin that needs no work; `undefined` for the others. */
async function settledAlready(
  world: World,
  source: Source,
  { twin, look, state, answering }: Found,
  secrets: SecretsPolicy,
  named: readonly string[],
  isConfirmed: boolean,
): Promise<Outcome | undefined> {
  const assessment = await assess(world, source, state(), look, { secrets });
  if (assessment.due || answering().length > 0) return undefined;
  if (assessment.verdict === 'nothing') {
    const remarks = [...assessment.remarks, ...remarksOn(assessment.recorded)];
    return { twin, outcome: 'unchanged', remarks };
  }
  // A source without any twins is more likely a mistake than a request to delete all of them.
  return source.instances.size === 0 && named.length === 0 && !isConfirmed
    ? { twin, outcome: 'confirm' }
    : undefined;
}

/** The desired states that a deployment would make, by instance. An instance that can't be assessed stays as it is. */
async function wantedOf(
  world: World,
  source: Source,
  found: readonly Found[],
  requests: DeployOptions['requests'],
): Promise<ReadonlyMap<string, Desired>> {
  const wanted = new Map<string, Desired>();
  const assessOne = async (each: Found): Promise<void> => {
    const assessed = await assessAsked(world, source, each, requests, 'leave').catch(detailsOf);
    if ('verdict' in assessed && assessed.verdict === 'act') wanted.set(each.twin, assessed.desired);
  };
  await Promise.all(found.map(assessOne));
  return wanted;
}
