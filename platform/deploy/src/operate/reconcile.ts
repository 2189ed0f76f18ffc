import { type Desired, DtaasError, type PlanChange } from '@dtaas/model';
import { type Assessment, assess, refusal } from '../assess/assess.ts';
import { lossOf, statesAfter } from '../assess/component-states.ts';
import { changesBetween, isReleased } from '../assess/desired-state.ts';
import { notBefore, obstacles, placeObstacles, unverifiedRefusal } from '../assess/obstacles.ts';
import { remarksOn, renderingOf } from '../assess/overrides.ts';
import type { SecretsPolicy } from '../assess/secrets.ts';
import { isDamage } from '../assess/snapshots.ts';
import { type Look, lookNow } from '../assess/survey.ts';
import { type Biography, type Change, openBiography } from '../biography/biography.ts';
import { eventOf, type OverrideRequest } from '../biography/override-request.ts';
import { record, recordFailure } from '../biography/record.ts';
import { present } from '../biography/recorded.ts';
import { twinNotRunning } from '../failures.ts';
import { faultPoint } from '../fault-point.ts';
import type { Source, World } from '../world.ts';
import { type Carried, carryOut } from './carry-out.ts';
import { retain } from './collect.ts';
import { type Extractions, withExtractions } from './extractions.ts';
import { detailsOf, type Outcome } from './outcome.ts';
import { type Binding, expectBinding } from './plan-binding.ts';
import { stepsInWords } from './steps-in-words.ts';

export interface ReconcileOptions {
  /** What operators ask for with this call. */
  readonly requests: readonly OverrideRequest[];
  /** A person named this twin: it is tried now, though recent attempts failed. */
  readonly named: boolean;
  /** A person agrees to deletions. */
  readonly yes: boolean;
  /** Goes on without saving first. */
  readonly unsaved: boolean;
  /** How to treat the secrets of a running twin. */
  readonly secrets: SecretsPolicy;
  /** What the plan that was reviewed rests on. */
  readonly binding?: Binding;
  readonly signal?: AbortSignal;
  /** Called with what is about to be done. */
  readonly announce: (changes: readonly PlanChange[], steps: readonly string[]) => void;
  readonly report: (text: string) => void;
}

/** Makes one instance what its configuration and its operators ask for, as its one writer. */
export function reconcile(
  world: World,
  source: Source,
  twin: string,
  options: ReconcileOptions,
): Promise<Outcome> {
  return world.withTwinLock(twin, () =>
    withExtractions(world, twin, (extractions) => reconcileLocked(world, source, twin, options, extractions)),
  );
}

async function reconcileLocked(
  world: World,
  source: Source,
  twin: string,
  options: ReconcileOptions,
  extractions: Extractions,
): Promise<Outcome> {
  const biography = await openBiography(world, twin);
  const look = lookNow(world, twin);
  const amended = await recordRequests(world, source, biography, options.requests, look, extractions);
  const assessment = await assess(world, source, biography, look, options);
  const { ended, overrides, recorded, remarks, verdict } = assessment;
  if (ended.length > 0) {
    const summary = `override ended: ${ended.join('; ')}`;
    await biography.append({ event: 'requested', summary, change: { overrides } });
  }
  if (verdict === 'nothing' && amended.length > 0)
    return { twin, outcome: 'done', event: 'requested', remarks: amended };
  if (verdict === 'nothing')
    return { twin, outcome: 'unchanged', remarks: [...remarks, ...remarksOn(biography.recorded)] };
  if (options.binding) expectBinding(assessment, options.binding);
  if (verdict !== 'act') return { twin, outcome: verdict };

  const later = options.named ? undefined : notBefore(recorded, assessment.digest);
  if (later && later > world.now()) {
    const remark = `Recent attempts failed; the next one is after ${later.toISOString()}. To try now: dtaas deploy ${twin}`;
    return { twin, outcome: 'waiting', remarks: [remark] };
  }
  const against = await refusalNow(world, source, assessment, { ...options, extractions });
  if (against) return { twin, outcome: 'refused', error: detailsOf(against) };
  return act(world, source, biography, assessment, amended, { ...options, extractions });
}

/** Why the actions may not be carried out now, the first reason. */
async function refusalNow(
  world: World,
  source: Source,
  assessment: Assessment,
  { yes, extractions }: { readonly yes: boolean; readonly extractions: Extractions },
): Promise<DtaasError | undefined> {
  const { refusals, unpassed } = await obstacles(world, source, assessment);
  const reason = refusals[0] ?? unpassed;
  if (reason || yes) return reason;
  return lossOf(assessment, await statesAfter(world, assessment, extractions.ensure));
}

/**
 * Records what operators ask for before anything is done about it. A request that can't be carried out is refused before it is in
 * the biography.
 *
 * @returns what the requests changed of overrides that hold already, for whoever asked
 */
async function recordRequests(
  world: World,
  source: Source,
  biography: Biography,
  requests: readonly OverrideRequest[],
  look: Look,
  extractions: Extractions,
): Promise<readonly string[]> {
  const { twin } = biography;
  const amended: string[] = [];
  if (!source.instances.has(twin) || requests.length === 0) return amended;
  const problems = refusal(source, twin);
  if (problems) throw problems;
  for (const request of requests) {
    const at = world.now().toISOString();
    const event = eventOf(request, twin, biography.recorded, {
      actor: world.actor,
      at,
      basis: source.basis(twin),
    });
    if (request.kind === 'emulate' || request.kind === 'no-emulate') {
      const unverified = await unverifiedRefusal(source, twin);
      if (unverified) throw unverified;
    }
    if (!event) continue;
    const overrides = event.change?.overrides ?? biography.recorded?.overrides ?? {};
    const desired = source.render(twin, renderingOf(overrides));
    await expectPossible(world, request, desired, look);
    // A damaged snapshot would stop a twin that is well, again with each run. A resumed twin loses nothing by trying.
    if (event.change?.wish?.kind === 'restore') await extractions.ensure(event.change.wish.restore);
    await biography.append(event);
    faultPoint('override-recorded');
    if (event.amended !== undefined) amended.push(`${twin} is ${event.amended}`);
  }
  return amended;
}

async function expectPossible(
  world: World,
  { kind }: OverrideRequest,
  desired: Desired,
  look: Look,
): Promise<void> {
  const { twin, lifecycle } = desired;
  if ((kind === 'restore' || kind === 'restart') && isReleased(desired)) {
    throw twinNotRunning({
      twin,
      why: `is ${lifecycle.desired}, as its twin.yaml says, so it can't be restored or restarted`,
      remedy: `Change lifecycle.desired in twins/${twin}/twin.yaml, commit and deploy. lifecycle.restore says from which snapshot the twin starts.`,
    });
  }
  // Once the request is recorded, the command that lacked a secret couldn't be given again with the secret.
  if ((kind !== 'no-emulate' && kind !== 'resume') || isReleased(desired)) return;
  const { refusals, unpassed } = await placeObstacles(world, desired, (await look(desired.place))?.observed);
  const against = refusals[0] ?? unpassed;
  if (against) throw against;
}

async function act(
  world: World,
  source: Source,
  biography: Biography,
  { actions, desired, ended, inSource, place, remarks, renew }: Assessment,
  amended: readonly string[],
  options: ReconcileOptions & { readonly extractions: Extractions },
): Promise<Outcome> {
  const { twin } = biography;
  const changes = changesBetween(biography.previous, desired);
  options.announce(changes, stepsInWords(actions, biography.recorded));
  try {
    const carried = await carryOut(world, biography, actions, { desired, place, source, ...options });
    const last = actions.at(-1);
    const deployed = deployedFrom(source, biography, inSource);
    const wrong =
      last?.do === 'record'
        ? await record(world, biography, {
            event: last.event,
            desired,
            deployed,
            changes,
            secrets: renew,
            carried,
          })
        : undefined;
    faultPoint('recorded');
    await retain(world, biography);
    const shown = [...remarks, ...amended, ...ended.map((what) => `An override ended: ${what}.`)];
    return outcomeOf(biography, carried, { changes, remarks: shown, wrong });
  } catch (error) {
    // Not a failure of the twin: the next run goes on from here.
    if (options.signal?.aborted) return { twin, outcome: 'interrupted' };
    await recordFailure(world, biography, desired, error, {}, changeAfter(error, biography));
    return { twin, outcome: 'failed', event: 'failed', changes, error: detailsOf(error) };
  }
}

/**
 * Drops a request that can't be carried out: a restore of a snapshot that was damaged after its check, or a restart by a
 * runner of an earlier edition that doesn't know it. The twin continues without it.
 */
function changeAfter(error: unknown, { recorded }: Biography): Change {
  if (isDamage(error) && recorded?.wish?.kind === 'restore') return { wish: null };
  return recorded?.anew && error instanceof DtaasError && error.code === 'request-unknown'
    ? { anew: null }
    : {};
}

/** An instance that the source doesn't have any more keeps what was recorded. */
function deployedFrom(
  source: Source,
  { twin, recorded }: Biography,
  inSource: boolean,
): { commit: string; basis: string } {
  const nothing = '0'.repeat(64);
  return {
    commit: source.commit ?? recorded?.deployed?.commit ?? nothing,
    basis: inSource ? source.basis(twin) : (recorded?.deployed?.basis ?? nothing),
  };
}

function outcomeOf(
  { twin, recorded }: Biography,
  carried: Carried,
  {
    changes,
    remarks,
    wrong,
  }: {
    readonly changes: readonly PlanChange[];
    readonly remarks: readonly string[];
    readonly wrong: Error | undefined;
  },
): Outcome {
  return {
    twin,
    outcome: wrong ? 'failed' : 'done',
    changes,
    saved: carried.saved,
    reasons: recorded?.reasons ?? [],
    remarks: [...remarks, ...(carried.status?.isolation.remarks ?? [])],
    ...present({
      event: recorded?.event,
      health: recorded?.event === 'terminated' ? 'Terminated' : recorded?.health,
      restore: carried.restore,
      error: wrong && detailsOf(wrong),
    }),
  };
}
