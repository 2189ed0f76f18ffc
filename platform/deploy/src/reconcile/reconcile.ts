import { type DesiredPlace, DtaasError, type Outcome, type PlanChange } from '@dtaas/model';
import { faultPoint } from '@dtaas/processes';
import { type Assessment, type AssessOptions, assess } from '../assess/assess.ts';
import { placeReason, withPlaceNow } from '../assess/chosen-places.ts';
import { lossBefore } from '../assess/component-states.ts';
import { changesBetween } from '../assess/desired-state.ts';
import { notBefore, obstacles } from '../assess/obstacles.ts';
import { remarksAt, remarksOn } from '../assess/overrides.ts';
import { isDamage } from '../assess/snapshots.ts';
import { lookNow } from '../assess/survey.ts';
import { type Biography, type Change, openBiography } from '../biography/biography.ts';
import type { OverrideRequest } from '../biography/override-request.ts';
import { present } from '../biography/recorded.ts';
import { type Binding, expectBinding } from '../look/plan-binding.ts';
import { stepsInWords } from '../look/steps-in-words.ts';
import { detailsOf } from '../operate/outcome.ts';
import type { Admission } from '../quotas/admission.ts';
import type { Source, World } from '../world.ts';
import { bringHome } from './bring-home.ts';
import { carryOut, type Run } from './carry-out.ts';
import { retain } from './collect.ts';
import { type Extractions, withExtractions } from './extractions.ts';
import { record, recordFailure } from './record.ts';
import { recordRequests } from './requests.ts';

export interface ReconcileOptions extends AssessOptions {
  /** What operators ask for with this call. */
  readonly requests: readonly OverrideRequest[];
  /** A person named this twin: it is tried now, though recent attempts failed. */
  readonly named: boolean;
  /** The places that were given up as lost for the twin, and answer again. */
  readonly answering?: readonly DesiredPlace[];
  /** What the plan that was reviewed rests on. */
  readonly binding?: Binding;
  /** Compares the quotas with what would run. */
  readonly admit: Admission;
  readonly signal?: AbortSignal;
  /** Called with what is being done, for a person who waits. */
  readonly report: (twin: string, text: string) => void;
  /** Called with what is about to be done. */
  readonly announce: (twin: string, changes: readonly PlanChange[], steps: readonly string[]) => void;
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
  given: Source,
  twin: string,
  options: ReconcileOptions,
  extractions: Extractions,
): Promise<Outcome> {
  const biography = await openBiography(world, twin);
  const source = await withPlaceNow(world, given, biography);
  const report = (text: string): void => options.report(twin, text);
  const { answering = [], unsaved = false } = options;
  const home = await bringHome(world, source, biography, { answering, unsaved, report });
  const look = lookNow(world, twin);
  const requested = await recordRequests(world, source, biography, options, look, extractions);
  const amended = [...home, ...requested];
  const assessment = await assess(world, source, biography, look, options);
  const { due, recorded, remarks, verdict } = assessment;
  if (due) {
    await biography.append(due);
    faultPoint('override-recorded');
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
  const { refusals, unpassed } = await obstacles(world, source, assessment);
  const overQuota = assessment.makes ? await options.admit(assessment.desired) : [];
  const against =
    refusals[0] ??
    overQuota[0] ??
    unpassed ??
    (options.yes ? undefined : await lossBefore(world, assessment, extractions.ensure, options.signal));
  if (against) return { twin, outcome: 'refused', error: detailsOf(against) };
  await recordChoice(biography, assessment);
  const { signal, announce } = options;
  return act({ world, source, biography, assessment, extractions, report, signal }, amended, announce);
}

/** Records where the twin goes before anything is made there, so that the next run completes a run that was cut at that place. */
async function recordChoice(biography: Biography, { choice }: Assessment): Promise<void> {
  const { place: name, reason } = choice ?? {};
  if (name === undefined || reason === undefined || biography.recorded?.place?.name === name) return;
  const summary = `to run at ${name}, which the platform chose`;
  await biography.append({
    event: 'requested',
    summary,
    body: `- ${reason}`,
    change: { place: { name, reason } },
  });
  faultPoint('place-recorded');
}

async function act(
  run: Run,
  amended: readonly string[],
  announce: ReconcileOptions['announce'],
): Promise<Outcome> {
  const { world, source, biography, assessment, signal } = run;
  const { actions, desired, ended, remarks, twin } = assessment;
  const changes = [...changesBetween(biography.previous, desired), ...placeReason(assessment)];
  announce(twin, changes, stepsInWords(actions, biography.recorded));
  try {
    const carried = await carryOut(run);
    const wrong = await record(run, changes, carried);
    faultPoint('recorded');
    await retain(world, biography);
    const { recorded } = biography;
    return {
      twin,
      outcome: wrong ? 'failed' : 'done',
      changes,
      saved: carried.saved,
      reasons: recorded?.reasons ?? [],
      remarks: [
        ...remarks,
        ...amended,
        ...ended.map((what) => `An override ended: ${what}.`),
        ...remarksAt(source, desired.place, carried.status?.isolation.remarks ?? []),
      ],
      ...present({
        event: recorded?.event,
        health: recorded?.event === 'terminated' ? 'Terminated' : recorded?.health,
        restore: carried.restore,
        error: wrong && detailsOf(wrong),
      }),
    };
  } catch (error) {
    // Not a failure of the twin: the next run goes on from here.
    if (signal?.aborted) return { twin, outcome: 'interrupted' };
    await recordFailure(run, error, { change: changeAfter(error, biography) });
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
