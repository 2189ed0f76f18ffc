import type { TwinPlan } from '@dtaas/model';
import pLimit from 'p-limit';
import { placeReason, withPlaces } from '../assess/chosen-places.ts';
import { changesByEngine, lossOf, statesAfter } from '../assess/component-states.ts';
import { changesBetween } from '../assess/desired-state.ts';
import { obstacles } from '../assess/obstacles.ts';
import { type Found, survey } from '../assess/survey.ts';
import { remarksOnLost } from '../biography/lost-places.ts';
import type { OverrideRequest } from '../biography/override-request.ts';
import { detailsOf } from '../operate/outcome.ts';
import type { Source, World } from '../world.ts';
import { assessAsked, type Binding, bindingOf, bindingOfError, planDigest } from './plan-binding.ts';
import { stepsInWords } from './steps-in-words.ts';

export interface PlanOptions {
  readonly twins: readonly string[];
  /** Planned as if operators had asked for them. */
  readonly requests?: readonly OverrideRequest[];
  /** Ask the engine as well. */
  readonly preview: boolean;
  readonly signal?: AbortSignal;
}

/**
 * What `deploy` would do with this source, by the same assessment, in the order of the twins' ids. Changes nothing. If it is stopped,
 * it ends when everything that it began has ended.
 *
 * @returns the digest that `deploy --plan` takes (`planDigest`), and the plan of each twin
 */
export async function plan(
  world: World,
  source: Source,
  options: PlanOptions,
): Promise<{ readonly digest: string; readonly twins: readonly TwinPlan[] }> {
  const placed = await withPlaces(world, source);
  const found = await survey(world, placed, options.twins);
  const limit = pLimit(world.engine.atOnce());
  const bindings = new Map<string, Binding>();
  const planOf = (each: Found): Promise<TwinPlan> => {
    options.signal?.throwIfAborted();
    return planTwin(world, placed, each, options, bindings);
  };
  const planned = await Promise.allSettled(found.map((each) => limit(planOf, each)));
  const twins = planned.flatMap((settled) => {
    if (settled.status === 'rejected') throw settled.reason;
    const { twin, verdict } = settled.value;
    const isShown = verdict !== 'nothing' || source.instances.has(twin) || options.twins.includes(twin);
    return isShown ? [settled.value] : [];
  });
  return { digest: planDigest(bindings), twins };
}

async function planTwin(
  world: World,
  source: Source,
  found: Found,
  { requests = [], preview, signal }: PlanOptions,
  bindings: Map<string, Binding>,
): Promise<TwinPlan> {
  const { twin } = found;
  const nothing = { twin, changes: [], steps: [], remarks: [], errors: [] };
  try {
    const assessment = await assessAsked(world, source, found, requests, 'compare');
    const binding = bindingOf(assessment);
    if (binding) bindings.set(twin, binding);
    const { actions, begun, desired, digest, ended, inSource, previous, recorded, verdict } = assessment;
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
        ...hints,
        ...(states ? [] : [unread]),
        ...(engine ? [] : [unasked]),
      ],
      errors: against.refusals.map(detailsOf),
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
