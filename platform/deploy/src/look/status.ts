import { stackHolds } from '@dtaas/engine';
import type { RecordedStatus } from '@dtaas/model';
import { platformVersion } from '@dtaas/model';
import type { Observed } from '@dtaas/places';
import type { RunnerStatus } from '@dtaas/runner';
import { type Assessment, assess, remarksOnChildren } from '../assess/assess.ts';
import { generationOf, isReleased } from '../assess/desired-state.ts';
import { remarksOn, renderingOf } from '../assess/overrides.ts';
import { remarksOnDamaged } from '../assess/snapshots.ts';
import { type Look, sightOf, survey } from '../assess/survey.ts';
import { present, type RecordedState, type ReportedHealth } from '../biography/recorded.ts';
import { detailsOf, type ReportedError } from '../operate/outcome.ts';
import type { About, Source, World } from '../world.ts';

/** Does what is recorded agree with what is committed? */
export type Sync = 'Synced' | 'OutOfSync' | 'Unknown';

/** What `status` shows of the answer of a runner. */
type Live = Pick<
  RunnerStatus,
  | 'platform'
  | 'clock'
  | 'isolation'
  | 'restore'
  | 'components'
  | 'values'
  | 'refused'
  | 'physicalTwin'
  | 'secretsSince'
  | 'lastSave'
>;

/** The state of one twin: what git says, what operators said, what its place answers. */
export interface TwinStatus
  extends Omit<About, 'children'>,
    Partial<Live>,
    Pick<RecordedStatus, 'overrides' | 'wish' | 'deployed' | 'snapshot'> {
  readonly twin: string;
  readonly sync: Sync;
  readonly health: ReportedHealth;
  readonly reasons: readonly string[];
  /** What git desires, and what holds with the operators' overrides. */
  readonly desired: { readonly git?: string; readonly now?: string };
  /** Snapshots in its ring that aren't commits yet. */
  readonly waiting: number;
  /** The failed runs since the last success. */
  readonly failure?: Omit<NonNullable<RecordedStatus['failure']>, 'desired'>;
  readonly remarks: readonly string[];
  readonly error?: ReportedError;
}

/** The status of all twins, or of those named. Changes nothing: snapshots that wait go on waiting. */
export async function status(
  world: World,
  source: Source,
  named: readonly string[],
): Promise<readonly TwinStatus[]> {
  const [found, damaged] = await Promise.all([survey(world, source, named), world.snapshots.damaged()]);
  return Promise.all(
    found.map(async ({ twin, state, look }) => {
      try {
        return await statusOf(world, source, state(), look, damaged.get(twin) ?? []);
      } catch (cause) {
        const nothing = { desired: {}, overrides: {}, waiting: 0, reasons: [], remarks: [] };
        return { twin, sync: 'Unknown', health: 'Degraded', ...nothing, error: detailsOf(cause) };
      }
    }),
  );
}

async function statusOf(
  world: World,
  source: Source,
  state: RecordedState,
  look: Look,
  damaged: readonly string[],
): Promise<TwinStatus> {
  const { twin, recorded } = state;
  const compared = await compare(world, source, state, look);
  const { observed } = compared;
  const live = observed?.status;
  const { clock, components, isolation, lastSave, physicalTwin, platform }: Partial<RunnerStatus> =
    live ?? {};
  const { refused, restore, secretsSince, values }: Partial<RunnerStatus> = live ?? {};
  const { children: _, ...about } = source.about(twin);
  const { overrides = {}, wish, deployed, snapshot, failure } = recorded ?? ({} as Partial<RecordedStatus>);
  return {
    twin,
    sync: compared.sync,
    desired: compared.desired,
    overrides,
    waiting: observed?.waiting ?? 0,
    ...healthOf(state, observed, live, compared.desired.now),
    remarks: [
      ...compared.remarks,
      ...remarksOn(recorded),
      ...remarksOnChildren(source, twin),
      ...(live ? remarksOnRunner(twin, live) : []),
      ...(isolation?.remarks ?? []),
      ...(damaged.length > 0 ? await remarksOnDamaged(world, state, damaged) : []),
    ],
    ...present({ ...about, wish, deployed, snapshot, failure: failure && withoutDigest(failure) }),
    ...present({ clock, components, isolation, lastSave, physicalTwin, platform }),
    ...present({ refused, restore, secretsSince, values, error: compared.error }),
  };
}

function withoutDigest({
  desired: _,
  ...failure
}: NonNullable<RecordedStatus['failure']>): NonNullable<TwinStatus['failure']> {
  return failure;
}

/** An update of the platform doesn't replace runners, so a twin may run for long on the runner of an earlier platform. */
function remarksOnRunner(twin: string, { platform = '0.1' }: RunnerStatus): readonly string[] {
  if (platform === platformVersion) return [];
  return [
    `The runner of ${twin} comes from platform ${platform}, and this is platform ${platformVersion}. To replace the runner and keep the state: dtaas suspend ${twin}, then dtaas resume ${twin}`,
  ];
}

type Compared = Pick<TwinStatus, 'sync' | 'desired' | 'remarks' | 'error'> & {
  readonly observed: Observed | undefined;
};

/** Compares what is recorded with what is desired. Says why where that is unknown. */
async function compare(world: World, source: Source, state: RecordedState, look: Look): Promise<Compared> {
  const assessed = await assess(world, source, state, look, { secrets: 'leave' }).catch(detailsOf);
  if (!('verdict' in assessed)) {
    // Throws where the place doesn't answer, which says more than what is wrong with the configuration.
    const { observed } = await sightOf(state, undefined, look);
    return { sync: 'Unknown', desired: {}, observed, remarks: [], error: assessed };
  }
  const { desired, observed, ended, inSource, overrides, twin } = assessed;
  const remarks = ended.map((what) => `The next deployment ends an override: ${what}.`);
  const now = desired.lifecycle.desired;
  if (!inSource) {
    const exists = observed !== undefined || stackHolds(state.stack);
    return { observed, sync: exists ? 'OutOfSync' : 'Synced', desired: { now }, remarks };
  }
  const { desired: _, ...others } = overrides;
  const git = source.render(twin, renderingOf(others)).lifecycle.desired;
  return { observed, sync: isSynced(assessed) ? 'Synced' : 'OutOfSync', desired: { git, now }, remarks };
}

/** An instance that never existed and shouldn't exist is in sync. */
function isSynced({ desired, digest, recorded }: Assessment): boolean {
  return recorded ? recorded.deployed?.desired === digest : isReleased(desired);
}

/** The health comes from the place and recovers by itself. The record says whether the twin should run. */
function healthOf(
  { previous }: RecordedState,
  observed: Observed | undefined,
  live: RunnerStatus | undefined,
  desired: string | undefined,
): Pick<TwinStatus, 'health' | 'reasons'> {
  if (live) {
    if (live.phase === 'prepared') {
      return {
        health: 'Progressing',
        reasons: ['The twin is not started, because a run was interrupted. Run: dtaas deploy'],
      };
    }
    const isCompleted = live.phase === 'completed' && live.health === 'Healthy';
    return { health: isCompleted ? 'Completed' : live.health, reasons: live.reasons };
  }
  if (observed) return { health: 'Missing', reasons: ["The runner doesn't answer. Run: dtaas deploy"] };
  if (!previous || isReleased(previous)) {
    // For a twin that was never deployed, the configuration says whether it should run.
    const wanted = previous?.lifecycle.desired ?? desired;
    if (wanted === 'suspended') return { health: 'Suspended', reasons: [] };
    return { health: wanted === 'terminated' ? 'Terminated' : 'Missing', reasons: [] };
  }
  if (generationOf(previous) === undefined) return { health: 'Healthy', reasons: [] };
  return { health: 'Missing', reasons: ['Its workspace is gone. Run dtaas deploy.'] };
}
