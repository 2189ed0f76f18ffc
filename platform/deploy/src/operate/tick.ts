import { DtaasError, type Outcome } from '@dtaas/model';
import pLimit from 'p-limit';
import { assess } from '../assess/assess.ts';
import { withPlaces } from '../assess/chosen-places.ts';
import { type Found, survey } from '../assess/survey.ts';
import type { RecordedState } from '../biography/recorded.ts';
import { admitInTurn } from '../quotas/admission.ts';
import { type ReconcileOptions, reconcile } from '../reconcile/reconcile.ts';
import type { Source, World } from '../world.ts';
import type { OperateOptions } from './operate.ts';
import { detailsOf, pushed } from './outcome.ts';

export interface TickOptions
  extends Pick<OperateOptions, 'sourceDeployed' | 'head' | 'push'>,
    Pick<ReconcileOptions, 'signal' | 'report'> {
  /** None means all twins. */
  readonly twins: readonly string[];
}

/**
 * Suspends and resumes twins as their schedules, their idleness and the ends of operators' requests say, on the configuration that
 * was deployed last. It completes an earlier run that was cut, and deploys nothing else.
 *
 * @returns the outcome for each twin that something could fall due for
 * @throws DtaasError `usage-twin-unknown`
 */
export async function tick(world: World, options: TickOptions): Promise<readonly Outcome[]> {
  const { twins: named, head, push } = options;
  const stuck = await world.remote.fetch();
  const found = await survey(world, await head(), named);
  const limit = pLimit(world.engine.atOnce());
  const sources = new Map<string, Promise<Source>>();
  const sourceOf = (commit: string): Promise<Source> => {
    const source =
      sources.get(commit) ?? options.sourceDeployed(commit).then((deployed) => withPlaces(world, deployed));
    sources.set(commit, source);
    return source;
  };
  const admit = admitInTurn(world, head);
  const tickOne = async (each: Found): Promise<Outcome | undefined> => {
    const { twin } = each;
    try {
      const state = each.state();
      const commit = state.recorded?.deployed?.commit;
      if (commit === undefined || !mayFallDue(state)) return undefined;
      const why = stuck.get(twin);
      if (why) throw why;
      const source = await sourceOf(commit);
      const { due, verdict } = await assess(world, source, state, each.look, { secrets: 'leave' });
      if (!due && verdict === 'nothing') return { twin, outcome: 'unchanged' };
      return await limit(() => carryOut(world, source, twin, { ...options, admit }));
    } catch (error) {
      if (options.signal?.aborted) return { twin, outcome: 'interrupted' };
      if (error instanceof DtaasError && error.code === 'twin-locked')
        return { twin, outcome: 'waiting', remarks: [`${error.message} The next tick looks at it again.`] };
      return { twin, outcome: 'refused', error: detailsOf(error) };
    }
  };
  const outcomes = (await Promise.all(found.map(tickOne))).filter((outcome) => outcome !== undefined);
  return push ? pushed(world, outcomes) : outcomes;
}

function carryOut(
  world: World,
  source: Source,
  twin: string,
  { twins, signal, report, admit }: TickOptions & Pick<ReconcileOptions, 'admit'>,
): Promise<Outcome> {
  signal?.throwIfAborted();
  return reconcile(world, source, twin, {
    requests: [],
    admit,
    named: twins.includes(twin),
    secrets: 'leave',
    announce: () => {},
    report,
    ...(signal ? { signal } : {}),
  });
}

/** Whether time alone can change what the twin should be. */
function mayFallDue({ previous, recorded }: RecordedState): boolean {
  const { schedule, idle } = previous?.lifecycle ?? {};
  return schedule !== undefined || idle !== undefined || recorded?.overrides.desired?.until !== undefined;
}
