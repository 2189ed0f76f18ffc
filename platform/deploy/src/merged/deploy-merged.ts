import type { Outcome, TwinPlan } from '@dtaas/model';
import { stateWouldBeLost } from '../assess/failures.ts';
import { recordedStateOf } from '../biography/recorded.ts';
import { plan } from '../look/plan.ts';
import { type DeployOptions, deploy } from '../operate/deploy.ts';
import type { Source, World } from '../world.ts';
import { type Decision, decideMerged } from './decide.ts';
import type { Reviews } from './reviews.ts';

export interface MergedOptions
  extends Pick<DeployOptions, 'unsaved' | 'signal' | 'announce' | 'report' | 'push'> {
  readonly reviews: Reviews;
  /** Plans that somebody with the right to it approved after the merge: twin → fingerprint. */
  readonly approved?: ReadonlyMap<string, string>;
  /** Called before anything is begun, e.g. to post the plans that differ from the reviewed ones. */
  readonly onDecided?: (decided: readonly Decided[]) => Promise<void>;
}

export interface Decided extends Decision {
  readonly plan: TwinPlan;
}

/** What became of a twin that was not as main says. */
export interface MergedTwin extends Decided {
  readonly outcome: Outcome;
  /** The plan loses something that nobody has confirmed. */
  readonly waits: boolean;
}

/**
 * Makes all twins what the newest main says. What was merged before and is not deployed yet counts as well, because forges drop pending
 * jobs. A twin whose plan is the reviewed one is deployed as reviewed. If the plan has changed since the review, the twin is deployed only if
 * nothing is lost, else it waits. No twin holds up another.
 *
 * @param source the configuration at the newest commit of main
 */
export async function deployMerged(
  world: World,
  source: Source,
  options: MergedOptions,
): Promise<{ readonly commit: string; readonly twins: readonly MergedTwin[] }> {
  // The plan rests on what others have recorded. Biographies that can't be followed are refused below.
  await world.remote.fetch();
  const { signal } = options;
  const { twins } = await plan(world, source, { twins: [], preview: false, ...(signal ? { signal } : {}) });
  const due = twins.filter(isDue);
  const decided = await decideAll(world, source, due, options);
  await options.onDecided?.(decided);
  const deployed = await deploy(world, source, {
    ...options,
    twins: [],
    requests: [],
    yes: false,
    plans: new Map(decided.map(({ twin, digest }) => [twin, digest])),
    confirmed: new Set(decided.flatMap(({ twin, isConfirmed }) => (isConfirmed ? [twin] : []))),
  });
  const outcomes = new Map(deployed.twins.map((outcome) => [outcome.twin, outcome]));
  return {
    commit: deployed.commit,
    twins: decided.flatMap((each) => {
      const outcome = outcomes.get(each.twin);
      return outcome ? [{ ...each, outcome, waits: waits(outcome) }] : [];
    }),
  };
}

type DuePlan = TwinPlan & { readonly digest: string };

/** A twin that is as main says, or that only a place knows of, is no work of a merge. */
function isDue(planned: TwinPlan): planned is DuePlan {
  return planned.digest !== undefined && planned.verdict !== 'nothing' && planned.verdict !== 'kept';
}

async function decideAll(
  world: World,
  source: Source,
  due: readonly DuePlan[],
  { reviews, approved }: MergedOptions,
): Promise<readonly Decided[]> {
  if (due.length === 0) return [];
  const { tips } = await world.biographies.tips();
  const isDeployed = (twin: string): boolean => {
    if (!source.instances.has(twin)) return false;
    try {
      return recordedStateOf(twin, tips.get(twin)).recorded?.deployed?.basis === source.basis(twin);
    } catch {
      // A record or a configuration that can't be read is refused by the deployment.
      return false;
    }
  };
  const changed = due.filter(({ twin }) => !isDeployed(twin));
  const found = await reviews.of(changed.map(({ twin }) => twin));
  return due.map((planned) => ({
    ...decideMerged(planned, {
      isDeployed: !changed.includes(planned),
      review: found.get(planned.twin),
      approved: approved?.get(planned.twin),
    }),
    plan: planned,
  }));
}

function waits({ outcome, error }: Outcome): boolean {
  return outcome === 'confirm' || error?.code === stateWouldBeLost.code;
}
