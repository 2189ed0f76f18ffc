import type { Desired, DtaasError, PlanCost, TwinPlan } from '@dtaas/model';
import type { Machine } from '@dtaas/places';
import pLimit from 'p-limit';
import { placeReason, withPlaces } from '../assess/chosen-places.ts';
import { changesByEngine, lossOf, statesAfter } from '../assess/component-states.ts';
import { changesBetween } from '../assess/desired-state.ts';
import { obstacles } from '../assess/obstacles.ts';
import { type Found, survey } from '../assess/survey.ts';
import { remarksOnLost } from '../biography/lost-places.ts';
import type { OverrideRequest } from '../biography/override-request.ts';
import { detailsOf } from '../operate/outcome.ts';
import { refusalsOf } from '../quotas/admission.ts';
import { machineRemarks } from '../quotas/machines.ts';
import { costsOf, uncountedRemarks } from '../quotas/plan-cost.ts';
import { sharesOf } from '../quotas/shares.ts';
import type { Source, World } from '../world.ts';
import { assessAsked, type Binding, bindingOf, bindingOfError, planDigest } from './plan-binding.ts';
import { stepsInWords } from './steps-in-words.ts';

export interface PlanOptions {
  readonly twins: readonly string[];
  /** Among those, plan only these; absent: all. Names that are unknown here are left out. */
  readonly only?: ReadonlySet<string>;
  /** Planned as if operators had asked for them. */
  readonly requests?: readonly OverrideRequest[];
  /** Ask the engine as well. */
  readonly preview: boolean;
  /** Ask no runner. The world's places are then those of the records (`recordedPlace`). */
  readonly offline?: boolean;
  readonly signal?: AbortSignal;
}

/** What the plans of all instances rest on, and what they would make. */
interface Gathered {
  readonly bindings: Map<string, Binding>;
  readonly wanted: Map<string, Desired>;
  readonly machines: Map<string, Machine>;
}

/**
 * What `deploy` would do with this source, by the same assessment, in the order of the twins' ids. Changes nothing. If it is stopped,
 * it ends when everything that it began has ended.
 *
 * @returns the digest that `deploy --plan` takes (`planDigest`), the plan of each twin, and what all twins take
 */
export async function plan(
  world: World,
  source: Source,
  options: PlanOptions,
): Promise<{ readonly digest: string; readonly twins: readonly TwinPlan[]; readonly cost: PlanCost }> {
  const placed = await withPlaces(world, source);
  const asked = await survey(world, placed, options.twins);
  const found = asked.filter(({ twin }) => options.only?.has(twin) ?? true);
  const limit = pLimit(world.engine.atOnce());
  const gathered: Gathered = { bindings: new Map(), wanted: new Map(), machines: new Map() };
  const planOf = (each: Found): Promise<TwinPlan> => {
    options.signal?.throwIfAborted();
    return planTwin(world, placed, each, options, gathered);
  };
  const planned = await Promise.allSettled(found.map((each) => limit(planOf, each)));
  const plans = planned.flatMap((settled) => {
    if (settled.status === 'rejected') throw settled.reason;
    const { twin, verdict } = settled.value;
    const isShown = verdict !== 'nothing' || source.instances.has(twin) || options.twins.includes(twin);
    return isShown ? [settled.value] : [];
  });
  const shares = await sharesOf(world, source, gathered.wanted);
  const refusals = refusalsOf(source, shares);
  const remarks = machineRemarks(shares, gathered.machines);
  const judged = plans
    .map((each) => ({ ...each, ...digestOfTwin(each.twin, gathered.bindings) }))
    .map((each) => ({ ...each, remarks: [...each.remarks, ...(remarks.get(each.twin) ?? [])] }))
    .map((each) => withRefusals(each, refusals.get(each.twin) ?? []));
  return { digest: planDigest(gathered.bindings), ...costsOf(source, shares, judged) };
}

/** The digest of a plan of this twin alone. */
function digestOfTwin(twin: string, bindings: Gathered['bindings']): Pick<TwinPlan, 'digest'> {
  const binding = bindings.get(twin);
  return binding ? { digest: planDigest(new Map([[twin, binding]])) } : {};
}

function withRefusals(planned: TwinPlan, refusals: readonly DtaasError[]): TwinPlan {
  if (refusals.length === 0) return planned;
  return { ...planned, verdict: 'refused', errors: [...planned.errors, ...refusals.map(detailsOf)] };
}

async function planTwin(
  world: World,
  source: Source,
  found: Found,
  { requests = [], preview, offline = false, signal }: PlanOptions,
  { bindings, wanted, machines }: Gathered,
): Promise<TwinPlan> {
  const { twin } = found;
  const nothing = { twin, changes: [], steps: [], remarks: [], errors: [] };
  try {
    const secrets = offline ? 'leave' : 'compare';
    const assessment = await assessAsked(world, source, found, requests, secrets);
    const binding = bindingOf(assessment);
    if (binding) bindings.set(twin, binding);
    const { actions, begun, desired, digest, ended, inSource, previous, recorded, verdict } = assessment;
    if (verdict === 'act') wanted.set(twin, desired);
    const remarks = [
      ...assessment.remarks,
      ...remarksOnLost(recorded),
      ...ended.map((what) => `An override ends: ${what}.`),
      ...(begun === undefined ? [] : [`${twin} is due to be ${begun}.`]),
    ];
    if (verdict === 'nothing') return { ...nothing, verdict, remarks };
    const [against, states] = await Promise.all([
      obstacles(world, source, assessment),
      statesAfter(world, assessment),
    ]);
    if (against.machine) machines.set(twin, against.machine);
    const engine = preview ? await changesByEngine(world, assessment, signal) : [];
    const hints = [against.unpassed, lossOf(assessment, states, engine)].flatMap(
      (error) => error?.hint ?? [],
    );
    const unread =
      "The snapshot that the twin starts from can't be read here, so the plan doesn't show what becomes of the state.";
    const unasked = "Pulumi wasn't asked: it has to write, and the disk is full or read-only.";
    return {
      twin,
      verdict: against.refusals.length > 0 ? 'refused' : verdict,
      changes: [...changesBetween(previous, desired), ...placeReason(assessment)],
      steps: stepsInWords(actions, recorded),
      remarks: [
        ...remarks,
        ...against.remarks,
        ...uncountedRemarks(source, desired),
        ...hints,
        ...(states ? [] : [unread]),
        ...(engine ? [] : [unasked]),
      ],
      errors: against.refusals.map(detailsOf),
      ...(against.unverified
        ? { unverified: against.unverified.map(({ asset, version }) => ({ asset, version })) }
        : {}),
      ...(inSource ? { desired: digest } : {}),
      ...(states && states.length > 0 ? { states } : {}),
      ...(engine && engine.length > 0 ? { engine } : {}),
    };
  } catch (error) {
    if (signal?.aborted) throw error;
    bindings.set(twin, bindingOfError(error));
    return { ...nothing, verdict: 'refused', errors: [detailsOf(error)] };
  }
}
