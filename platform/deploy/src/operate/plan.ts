import { type Desired, isUnwritable, type JsonObject, type PlanChange } from '@dtaas/model';
import type { Judgement, Observed } from '@dtaas/places';
import pLimit from 'p-limit';
import { changesBetween } from '../assess/changes.ts';
import { remarksOnChildren } from '../assess/children.ts';
import { type Action, decide, type Situation } from '../assess/decide.ts';
import { specOf } from '../assess/digests.ts';
import { askedTwins } from '../assess/named-twin.ts';
import { overridesNow } from '../assess/overrides.ts';
import { recordedStateOf } from '../assess/recorded-state.ts';
import { refusal, unverifiedRefusal } from '../assess/refusal.ts';
import { secretsNow } from '../assess/secrets.ts';
import { isReleased, prunedOf, renderingOf, situationOf } from '../assess/situation.ts';
import { checkStack } from '../biography/stack-file.ts';
import type { Source, Tip, World } from '../world.ts';
import { detailsOf, type ReportedError } from './outcome.ts';
import { stepsInWords } from './steps-in-words.ts';

export interface PlanOptions {
  readonly twins: readonly string[];
  /** As if somebody said so; without a clock, the one that it has, which is lockstep unless said otherwise. */
  readonly emulate?: { readonly clock?: 'wall' | 'lockstep' } | undefined;
  /** Ask the engine as well. */
  readonly preview: boolean;
  readonly signal?: AbortSignal;
}

/** What a deployment would do to one twin. */
export interface TwinPlan {
  readonly twin: string;
  readonly verdict: 'nothing' | 'act' | 'confirm' | 'kept' | 'refused';
  /** What is created, changed, replaced or deleted, in the twin's words. */
  readonly changes: readonly PlanChange[];
  /** What is done for it, in order. */
  readonly steps: readonly string[];
  /** sha256 of the `desired.json` that would be deployed. */
  readonly desired?: string;
  /** Pulumi's own words. */
  readonly engine?: readonly EngineChange[];
  readonly remarks: readonly string[];
  /** Why it would be refused. */
  readonly errors: readonly ReportedError[];
}

export interface EngineChange {
  readonly op: string;
  readonly type: string;
  readonly name: string;
}

/**
 * What `deploy` would do with this source, asked of the same functions, of several twins at a time; nothing is changed.
 * In the order of the twins' names. Where it is stopped, it ends when everything that it began has ended.
 */
export async function plan(world: World, source: Source, options: PlanOptions): Promise<readonly TwinPlan[]> {
  const [{ tips }, observed] = await Promise.all([world.biographies.tips(), world.place.observe()]);
  const asked = askedTwins(source, options.twins, [...tips.keys(), ...observed.keys()]);
  const limit = pLimit(world.engine.atOnce());
  const planOf = (twin: string): Promise<TwinPlan> => {
    options.signal?.throwIfAborted();
    return planTwin(world, source, twin, tips.get(twin), observed.get(twin), options);
  };
  const planned = await Promise.allSettled(asked.map((twin) => limit(planOf, twin)));
  return planned.flatMap((settled) => {
    if (settled.status === 'rejected') throw settled.reason;
    const { twin, verdict } = settled.value;
    const isTold = verdict !== 'nothing' || source.twins.includes(twin) || options.twins.includes(twin);
    return isTold ? [settled.value] : [];
  });
}

async function planTwin(
  world: World,
  source: Source,
  twin: string,
  tip: Tip | undefined,
  observed: Observed | undefined,
  options: PlanOptions,
): Promise<TwinPlan> {
  const nothing = { twin, changes: [], steps: [], remarks: [], errors: [] };
  const problems = source.twins.includes(twin) ? refusal(source, twin) : undefined;
  if (problems) return { ...nothing, verdict: 'refused', errors: [detailsOf(problems)] };
  try {
    const known = recordedStateOf(twin, tip);
    if (known.stack !== undefined) checkStack(known.stack, world.home, twin);
    const { desired, remarks } = wanted(world, source, twin, known.recorded, options.emulate);
    const secrets = await secretsNow(world, desired, observed, 'compare');
    const situation = situationOf(known, { desired, observed, yes: false, renew: secrets.renew });
    const decision = decide(situation);
    if (decision.verdict === 'nothing')
      return { ...nothing, verdict: 'nothing', remarks: [...remarks, ...secrets.remarks] };
    const content = desired ?? prunedOf(known);
    const actions = decision.verdict === 'act' ? decision.actions : [];
    const applies = actions.some((action) => action.do === 'apply');
    const workspace = applies ? specOf(content) : undefined;
    const judgement: Judgement = workspace ? await world.place.judge(workspace) : { remarks: [] };
    const refusals = [
      judgement.refusal,
      applies && !isReleased(content) ? await unverifiedRefusal(source, twin) : undefined,
    ];
    const errors = refusals.flatMap((why) => (why ? [detailsOf(why)] : []));
    const asked = options.preview && applies;
    const engine = asked ? await previewed(world, content, known.stack, actions, options.signal) : undefined;
    return {
      twin,
      verdict: errors.length > 0 ? 'refused' : decision.verdict,
      changes: changesBetween(known.previous, content),
      steps: stepsInWords(actions, known.recorded),
      remarks: [
        ...remarks,
        ...secrets.remarks,
        ...judgement.remarks,
        ...(judgement.unpassed ? [judgement.unpassed.hint] : []),
        ...(asked && !engine
          ? ['Pulumi isn’t asked: it has to write, and the disk is full or read-only.']
          : []),
      ],
      errors,
      ...(situation.desired ? { desired: situation.desired.digest } : {}),
      ...(engine ? { engine } : {}),
    };
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return { ...nothing, verdict: 'refused', errors: [detailsOf(error)] };
  }
}

function wanted(
  world: World,
  source: Source,
  twin: string,
  recorded: Situation['recorded'],
  emulate: PlanOptions['emulate'],
): { desired: Desired | undefined; remarks: readonly string[] } {
  if (!source.twins.includes(twin)) return { desired: undefined, remarks: [] };
  const { overrides, ended } = overridesNow(recorded, () => source.basis(twin), world.now());
  const rendering = renderingOf(overrides);
  return {
    desired: source.render(twin, emulate ? withEmulator(rendering, emulate.clock) : rendering),
    remarks: [...remarksOnChildren(source, twin), ...ended.map((what) => `An override ends: ${what}.`)],
  };
}

function withEmulator(
  { clock: before, ...rest }: Desired['overrides'],
  clock: 'wall' | 'lockstep' = before ?? 'lockstep',
): Desired['overrides'] {
  return { ...rest, emulate: true, ...(clock === 'wall' ? { clock } : {}) };
}

/** `undefined` where there is no room to ask: all else that a plan says needs none. */
async function previewed(
  world: World,
  desired: Desired,
  stack: JsonObject | undefined,
  actions: readonly Action[],
  signal: AbortSignal | undefined,
): Promise<readonly EngineChange[] | undefined> {
  const refresh = actions.some((action) => action.do === 'apply' && action.refresh);
  try {
    const { changes, error } = await world.engine.preview(
      { desired, ...(stack === undefined ? {} : { recorded: stack }) },
      { refresh, ...(signal ? { signal } : {}) },
    );
    if (error) throw error;
    return changes.map(({ op, type, name }) => ({ op, type, name }));
  } catch (error) {
    if (isUnwritable(error)) return undefined;
    throw error;
  }
}
