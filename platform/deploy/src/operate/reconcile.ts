import { type Desired, DtaasError, type PlanChange } from '@dtaas/model';
import type { Observed } from '@dtaas/places';
import { notBefore } from '../assess/backoff.ts';
import { changesBetween } from '../assess/changes.ts';
import { remarksOnChildren } from '../assess/children.ts';
import { type Action, decide } from '../assess/decide.ts';
import { desiredDigest, generationOf, specOf } from '../assess/digests.ts';
import { isDamage } from '../assess/lost-snapshot.ts';
import { overridesNow, remarksOn } from '../assess/overrides.ts';
import { refusal, unverifiedRefusal } from '../assess/refusal.ts';
import { type SecretsPolicy, secretsNow } from '../assess/secrets.ts';
import { isReleased, prunedOf, renderingOf, situationOf } from '../assess/situation.ts';
import { type Biography, type Change, openBiography } from '../biography/biography.ts';
import { eventOf, type OverrideRequest } from '../biography/override-request.ts';
import { record, recordFailure } from '../biography/record.ts';
import { present } from '../biography/recorded.ts';
import { checkStack } from '../biography/stack-file.ts';
import { faultPoint } from '../fault-point.ts';
import type { Source, World } from '../world.ts';
import { type Carried, carryOut } from './carry-out.ts';
import { retain } from './collect.ts';
import { type Extractions, withExtractions } from './extractions.ts';
import { detailsOf, type Outcome } from './outcome.ts';
import { stepsInWords } from './steps-in-words.ts';

export interface ReconcileOptions {
  /** What operators said with this call. */
  readonly requests: readonly OverrideRequest[];
  /** A person named this twin: it is tried now though it failed lately. */
  readonly named: boolean;
  /** Deletions are wanted. */
  readonly yes: boolean;
  /** Goes on without saving first. */
  readonly unsaved: boolean;
  /** How to treat the secrets of a running twin. */
  readonly secrets: SecretsPolicy;
  readonly signal?: AbortSignal;
  /** What is about to be done, said before it is begun. */
  readonly announce: (changes: readonly PlanChange[], steps: readonly string[]) => void;
  readonly report: (text: string) => void;
}

/** Makes one twin what its configuration and its operators say, as its one writer on this machine. */
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
  if (biography.stack !== undefined) checkStack(biography.stack, world.home, twin);
  const inTree = source.twins.includes(twin);
  const refused =
    inTree && (refusal(source, twin) ?? (await refusalOfRequests(source, twin, options.requests)));
  if (refused) return { twin, outcome: 'refused', error: detailsOf(refused) };

  const observed = await world.place.observeOne(twin);
  const wanted = inTree
    ? await desire(world, source, biography, options.requests, observed, extractions)
    : undefined;
  const secrets = await secretsNow(world, wanted?.desired, observed, options.secrets);
  const decision = decide(
    situationOf(biography, {
      desired: wanted?.desired,
      observed,
      yes: options.yes,
      unsaved: options.unsaved,
      renew: secrets.renew,
    }),
  );
  if (decision.verdict === 'nothing' && wanted && wanted.amended.length > 0)
    return { twin, outcome: 'done', event: 'requested', remarks: wanted.amended };
  if (decision.verdict === 'nothing')
    return {
      twin,
      outcome: 'unchanged',
      remarks: [...remarksOnChildren(source, twin), ...remarksOn(biography.recorded), ...secrets.remarks],
    };
  if (decision.verdict !== 'act') return { twin, outcome: decision.verdict };

  const desired = wanted?.desired ?? prunedOf(biography);
  const later = options.named ? undefined : notBefore(biography.recorded, desiredDigest(desired));
  if (later && later > world.now()) {
    const remark = `It failed lately and is tried again after ${later.toISOString()}; name it to try now.`;
    return { twin, outcome: 'waiting', remarks: [remark] };
  }
  const applies = decision.actions.some((action) => action.do === 'apply') && !isReleased(desired);
  const against = applies
    ? ((await refusalOfPlace(world, desired, observed, secrets.renew)) ??
      (await unverifiedRefusal(source, twin)))
    : undefined;
  if (against) return { twin, outcome: 'refused', error: detailsOf(against) };
  return act(
    world,
    source,
    biography,
    {
      desired,
      actions: decision.actions,
      ended: wanted?.ended ?? [],
      amended: wanted?.amended ?? [],
      remarks: secrets.remarks,
      secrets: secrets.renew,
    },
    { ...options, extractions },
  );
}

/** A runner that already runs the desired state and needs no other secrets has all that it needs. */
async function refusalOfPlace(
  world: World,
  desired: Desired,
  observed: Observed | undefined,
  renew: readonly string[] = [],
): Promise<DtaasError | undefined> {
  const workspace = specOf(desired);
  if (!workspace) return undefined;
  const { refusal, unpassed } = await world.place.judge(workspace);
  const runs =
    observed?.alive === true && observed.generation === generationOf(desired) && renew.length === 0;
  return refusal ?? (runs ? undefined : unpassed);
}

/** A word that brings a twin to life isn't written down for one that may not run. */
async function refusalOfRequests(
  source: Source,
  twin: string,
  requests: readonly OverrideRequest[],
): Promise<Error | undefined> {
  return requests.some(({ kind }) => kind === 'emulate' || kind === 'no-emulate')
    ? unverifiedRefusal(source, twin)
    : undefined;
}

/** Writes the operators' words down and renders what is desired with all that they say. */
async function desire(
  world: World,
  source: Source,
  biography: Biography,
  requests: readonly OverrideRequest[],
  observed: Observed | undefined,
  extractions: Extractions,
): Promise<{ desired: Desired; ended: readonly string[]; amended: readonly string[] }> {
  const { twin } = biography;
  const amended: string[] = [];
  const basis = source.basis(twin);
  for (const request of requests) {
    const said = { actor: world.actor, at: world.now().toISOString(), basis };
    const event = eventOf(request, twin, biography.recorded, said);
    if (!event) continue;
    // Says what is wrong with the word before it stands in the biography.
    const rendered = source.render(
      twin,
      renderingOf(event.change?.overrides ?? biography.recorded?.overrides ?? {}),
    );
    if ((request.kind === 'restore' || request.kind === 'restart') && isReleased(rendered))
      throw nothingRuns(twin, rendered);
    // Once it stands there, the command that lacked a secret couldn't be given again with it.
    const against = connects(request, rendered) ? await refusalOfPlace(world, rendered, observed) : undefined;
    if (against) throw against;
    // A damaged one would stop a twin that is well, again with each run. A resumed twin has nothing to lose by trying.
    if (event.change?.wish?.kind === 'restore') await extractions.ensure(event.change.wish.restore);
    await biography.append(event);
    faultPoint('override-recorded');
    if (event.amended !== undefined) amended.push(`${twin} is ${event.amended}`);
  }
  const { overrides, ended } = overridesNow(biography.recorded, () => basis, world.now());
  const desired = source.render(twin, renderingOf(overrides));
  if (ended.length > 0) {
    await biography.append({
      event: 'requested',
      summary: `override ended: ${ended.join('; ')}`,
      change: { overrides },
    });
  }
  return { desired, ended, amended };
}

function connects({ kind }: OverrideRequest, desired: Desired): boolean {
  return (kind === 'no-emulate' || kind === 'resume') && !isReleased(desired);
}

function nothingRuns(twin: string, { lifecycle }: Desired): DtaasError {
  return new DtaasError({
    code: 'twin-not-running',
    message: `${twin} is ${lifecycle.desired}, as its twin.yaml says, so it can't be restored or restarted.`,
    hint: `Change lifecycle.desired in twins/${twin}/twin.yaml, commit and deploy; lifecycle.restore says from what.`,
  });
}

async function act(
  world: World,
  source: Source,
  biography: Biography,
  decided: {
    readonly desired: Desired;
    readonly actions: readonly Action[];
    readonly ended: readonly string[];
    readonly amended: readonly string[];
    readonly remarks: readonly string[];
    readonly secrets: readonly string[];
  },
  options: ReconcileOptions & { readonly extractions: Extractions },
): Promise<Outcome> {
  const { twin } = biography;
  const { desired, actions, ended, amended, secrets } = decided;
  const changes = changesBetween(biography.previous, desired);
  options.announce(changes, stepsInWords(actions, biography.recorded));
  const remarks = [
    ...decided.remarks,
    ...remarksOnChildren(source, twin),
    ...amended,
    ...ended.map((what) => `An override ended: ${what}.`),
  ];
  try {
    const carried = await carryOut(world, biography, actions, { desired, source, ...options });
    const last = actions.at(-1);
    const deployed = deployedFrom(source, biography);
    const wrong =
      last?.do === 'record'
        ? await record(world, biography, { event: last.event, desired, deployed, changes, secrets, carried })
        : undefined;
    faultPoint('recorded');
    await retain(world, biography);
    return outcomeOf(biography, carried, { changes, remarks, wrong });
  } catch (error) {
    // Not a failure of the twin: the next run goes on from here.
    if (options.signal?.aborted) return { twin, outcome: 'interrupted' };
    await recordFailure(world, biography, desired, error, {}, changeAfter(error, biography));
    return { twin, outcome: 'failed', event: 'failed', changes, error: detailsOf(error) };
  }
}

/**
 * Drops a wish that can't be carried out: for a snapshot that was damaged after its check, or for a restart that a runner of
 * an earlier edition doesn't know. The twin continues without it.
 */
function changeAfter(error: unknown, { recorded }: Biography): Change {
  if (isDamage(error) && recorded?.wish?.kind === 'restore') return { wish: null };
  return recorded?.anew && error instanceof DtaasError && error.code === 'request-unknown'
    ? { anew: null }
    : {};
}

/** Of a twin that isn't in the tree any more, what was recorded stays. */
function deployedFrom(source: Source, { twin, recorded }: Biography): { commit: string; basis: string } {
  const nothing = '0'.repeat(64);
  return {
    commit: source.commit ?? recorded?.deployed?.commit ?? nothing,
    basis: source.twins.includes(twin) ? source.basis(twin) : (recorded?.deployed?.basis ?? nothing),
  };
}

function outcomeOf(
  { twin, recorded }: Biography,
  carried: Carried,
  told: { changes: readonly PlanChange[]; remarks: readonly string[]; wrong: Error | undefined },
): Outcome {
  return {
    twin,
    outcome: told.wrong ? 'failed' : 'done',
    changes: told.changes,
    saved: carried.saved,
    reasons: recorded?.reasons ?? [],
    remarks: [...told.remarks, ...(carried.status?.isolation.remarks ?? [])],
    ...present({
      event: recorded?.event,
      health: recorded?.event === 'terminated' ? 'Terminated' : recorded?.health,
      restore: carried.restore,
      error: told.wrong && detailsOf(told.wrong),
    }),
  };
}
