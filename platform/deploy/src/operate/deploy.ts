import type { PlanChange } from '@dtaas/model';
import type { Observed } from '@dtaas/places';
import pLimit from 'p-limit';
import { remarksOnChildren } from '../assess/children.ts';
import { decide } from '../assess/decide.ts';
import { askedTwins } from '../assess/named-twin.ts';
import { overridesNow, remarksOn } from '../assess/overrides.ts';
import { recordedStateOf } from '../assess/recorded-state.ts';
import { refusal } from '../assess/refusal.ts';
import { type SecretsPolicy, secretsNow } from '../assess/secrets.ts';
import { renderingOf, situationOf } from '../assess/situation.ts';
import type { OverrideRequest } from '../biography/override-request.ts';
import type { Source, Tip, World } from '../world.ts';
import { detailsOf, type Outcome } from './outcome.ts';
import { pushed } from './push.ts';
import { reconcile } from './reconcile.ts';

export interface DeployOptions {
  /** The twins that were named; none means all. */
  readonly twins: readonly string[];
  readonly requests: readonly OverrideRequest[];
  /** Deletions that a plan shows are wanted. */
  readonly yes: boolean;
  /** Goes on without saving first, where that fails. */
  readonly unsaved?: boolean;
  /** Gives running twins the secrets of this process, whatever secrets their runners have. */
  readonly refreshSecrets?: boolean;
  readonly push: boolean;
  readonly signal?: AbortSignal;
  readonly announce: (twin: string, changes: readonly PlanChange[], steps: readonly string[]) => void;
  readonly report: (twin: string, text: string) => void;
}

export interface DeployResult {
  /** The commit that was deployed. */
  readonly commit: string;
  readonly twins: readonly Outcome[];
}

/**
 * Makes all twins, or those named, what the source and their operators say. Those that are so already cost one look
 * at git and one at their place, together; the others are worked on in parallel, each by itself: one that fails
 * doesn't hold up the rest.
 */
export async function deploy(world: World, source: Source, options: DeployOptions): Promise<DeployResult> {
  if (source.commit === undefined) throw new Error('what is deployed is a commit');
  const stuck = await world.remote.fetch();
  const [{ tips, unreadable }, observed] = await Promise.all([
    world.biographies.tips(),
    world.place.observe(),
  ]);
  const asked = askedTwins(source, options.twins, [...tips.keys(), ...unreadable.keys(), ...observed.keys()]);
  const limit = pLimit(world.engine.atOnce());
  const outcomes = await Promise.all(
    asked.map(
      async (twin) =>
        refusedFor(twin, stuck.get(twin)) ??
        (await settledAlready(world, source, twin, tips.get(twin), observed.get(twin), options)) ??
        limit(() => work(world, source, twin, options)),
    ),
  );
  const told = outcomes.filter(({ twin, outcome }) => outcome !== 'unchanged' || source.twins.includes(twin));
  return { commit: source.commit, twins: options.push ? await pushed(world, told) : told };
}

/** The outcome of a twin that needs no work; `undefined` for the others. */
async function settledAlready(
  world: World,
  source: Source,
  twin: string,
  tip: Tip | undefined,
  observed: Observed | undefined,
  options: DeployOptions,
): Promise<Outcome | undefined> {
  const { twins, requests, yes } = options;
  if (requests.length > 0) return undefined;
  try {
    const known = recordedStateOf(twin, tip);
    const inTree = source.twins.includes(twin);
    if (inTree && refusal(source, twin)) return undefined;
    const { overrides, ended } = overridesNow(
      known.recorded,
      inTree ? () => source.basis(twin) : undefined,
      world.now(),
    );
    if (ended.length > 0) return undefined;
    const desired = inTree ? source.render(twin, renderingOf(overrides)) : undefined;
    const { renew, remarks } = await secretsNow(world, desired, observed, secretsPolicyOf(options));
    const { verdict } = decide(situationOf(known, { desired, observed, yes, renew }));
    if (verdict === 'nothing') {
      const standing = [...remarksOnChildren(source, twin), ...remarksOn(known.recorded)];
      return { twin, outcome: 'unchanged', remarks: [...standing, ...remarks] };
    }
    // A tree without twins is more likely a mistake than a wish to delete all of them.
    if (!inTree && source.twins.length === 0 && twins.length === 0) return { twin, outcome: 'confirm' };
    return undefined;
  } catch (error) {
    return { twin, outcome: 'refused', error: detailsOf(error) };
  }
}

function secretsPolicyOf({ refreshSecrets }: DeployOptions): SecretsPolicy {
  return refreshSecrets === true ? 'refresh' : 'compare';
}

function refusedFor(twin: string, why: Error | undefined): Outcome | undefined {
  return why && { twin, outcome: 'refused', error: detailsOf(why) };
}

async function work(world: World, source: Source, twin: string, options: DeployOptions): Promise<Outcome> {
  if (options.signal?.aborted) return { twin, outcome: 'interrupted' };
  try {
    return await reconcile(world, source, twin, {
      requests: options.requests,
      named: options.twins.includes(twin),
      yes: options.yes,
      unsaved: options.unsaved === true,
      secrets: secretsPolicyOf(options),
      announce: (changes, steps) => options.announce(twin, changes, steps),
      report: (text) => options.report(twin, text),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) return { twin, outcome: 'interrupted' };
    return { twin, outcome: 'refused', error: detailsOf(error) };
  }
}
