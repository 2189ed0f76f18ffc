import { stackHolds } from '@dtaas/engine';
import { type Desired, platformVersion } from '@dtaas/model';
import type { Observed } from '@dtaas/places';
import type {
  ClockStatus,
  ComponentStatus,
  IsolationStatus,
  PhysicalTwinStatus,
  PortValue,
  RefusedValues,
  RestoreReport,
  RunnerStatus,
} from '@dtaas/runner';
import { remarksOnChildren } from '../assess/children.ts';
import { desiredDigest, generationOf } from '../assess/digests.ts';
import { remarksOnDamaged } from '../assess/lost-snapshot.ts';
import { askedTwins } from '../assess/named-twin.ts';
import { overridesNow, remarksOn } from '../assess/overrides.ts';
import { recordedStateOf } from '../assess/recorded-state.ts';
import { refusal } from '../assess/refusal.ts';
import { isReleased, type RecordedState, renderingOf } from '../assess/situation.ts';
import { present, type RecordedStatus, type ReportedHealth } from '../biography/recorded.ts';
import type { Source, World } from '../world.ts';
import { detailsOf, type ReportedError } from './outcome.ts';

/** Does what is recorded agree with what is committed? */
export type Sync = 'Synced' | 'OutOfSync' | 'Unknown';

/** How one twin is: what git says, what operators said, what its place answers. */
export interface TwinStatus {
  readonly twin: string;
  readonly title?: string;
  /** How much flows by itself between it and its physical twin. */
  readonly level?: 'digital model' | 'digital shadow' | 'digital twin';
  readonly sync: Sync;
  readonly health: ReportedHealth;
  readonly reasons: readonly string[];
  /** What git desires, and what holds with the operators' overrides. */
  readonly desired: { readonly git?: string; readonly now?: string };
  readonly overrides: RecordedStatus['overrides'];
  /** A word that isn't carried out yet. */
  readonly wish?: RecordedStatus['wish'];
  readonly deployed?: RecordedStatus['deployed'];
  /** Where the twin's life is. */
  readonly snapshot?: string;
  /** Snapshots in its ring that aren't commits yet. */
  readonly waiting: number;
  readonly lastSave?: string;
  /** Version of its runner's platform. Absent: 0.1, or the runner doesn't answer. */
  readonly platform?: string;
  readonly clock?: ClockStatus;
  readonly isolation?: IsolationStatus;
  readonly restore?: RestoreReport;
  readonly components?: { readonly [component: string]: ComponentStatus };
  /** By `component.port`. */
  readonly values?: { readonly [port: string]: PortValue };
  /** Values that ports refused since the runner started, by `component.port`. */
  readonly refused?: { readonly [port: string]: RefusedValues };
  /** ISO 8601 time at which its runner got its secrets. */
  readonly secretsSince?: string;
  /** The failed runs since the last success. */
  readonly failure?: Pick<NonNullable<RecordedStatus['failure']>, 'attempts' | 'at' | 'code' | 'message'>;
  /** The last commands, and whether they were sent. */
  readonly physicalTwin?: PhysicalTwinStatus;
  readonly remarks: readonly string[];
  readonly error?: ReportedError;
}

/** How the twins are, all or those named. Changes nothing: snapshots that wait go on waiting. */
export async function status(
  world: World,
  source: Source,
  named: readonly string[],
): Promise<readonly TwinStatus[]> {
  const [{ tips, unreadable }, observed, damaged] = await Promise.all([
    world.biographies.tips(),
    world.place.observe(),
    world.snapshots.damaged(),
  ]);
  const asked = askedTwins(source, named, [...tips.keys(), ...unreadable.keys(), ...observed.keys()]);
  return Promise.all(
    asked.map(async (twin) => {
      const error = unreadable.get(twin);
      try {
        if (error) throw error;
        const known = recordedStateOf(twin, tips.get(twin));
        const told = statusOf(world, source, known, observed.get(twin));
        const lost = damaged.get(twin) ?? [];
        if (lost.length === 0) return told;
        return { ...told, remarks: [...told.remarks, ...(await remarksOnDamaged(world, known, lost))] };
      } catch (cause) {
        return { ...unknown(twin), error: detailsOf(cause) };
      }
    }),
  );
}

function unknown(twin: string): TwinStatus {
  const nothing = { desired: {}, overrides: {}, waiting: 0, reasons: [], remarks: [] };
  return { twin, sync: 'Unknown', health: 'Degraded', ...nothing };
}

function statusOf(
  world: World,
  source: Source,
  known: RecordedState,
  observed: Observed | undefined,
): TwinStatus {
  const { twin, recorded } = known;
  const compared = compare(world, source, known, observed);
  const live = observed?.status;
  const { children: _, ...about } = source.about(twin);
  return {
    twin,
    sync: compared.sync,
    desired: compared.desired,
    overrides: recorded?.overrides ?? {},
    waiting: observed?.waiting ?? 0,
    ...healthOf(known, observed, live, compared.desired.now),
    remarks: [
      ...compared.remarks,
      ...remarksOn(recorded),
      ...remarksOnChildren(source, twin),
      ...(live ? remarksOnRunner(twin, live) : []),
      ...(live?.isolation.remarks ?? []),
    ],
    ...present({
      ...about,
      wish: recorded?.wish,
      deployed: recorded?.deployed,
      snapshot: recorded?.snapshot,
      lastSave: live?.lastSave,
      platform: live?.platform,
      clock: live?.clock,
      isolation: live?.isolation,
      restore: live?.restore,
      components: live?.components,
      values: live?.values,
      physicalTwin: live?.physicalTwin,
      refused: live?.refused,
      secretsSince: live?.secretsSince,
      failure: recorded?.failure && failureOf(recorded.failure),
      error: compared.error,
    }),
  };
}

/** An update of the platform doesn't replace runners, so a twin may run for long on the runner of an earlier platform. */
function remarksOnRunner(twin: string, { platform = '0.1' }: RunnerStatus): readonly string[] {
  if (platform === platformVersion) return [];
  return [
    `The runner of ${twin} comes from platform ${platform}, and this is platform ${platformVersion}. To replace the runner and keep the state: dtaas suspend ${twin}, then dtaas resume ${twin}`,
  ];
}

interface Compared {
  readonly sync: Sync;
  readonly desired: TwinStatus['desired'];
  readonly remarks: readonly string[];
  readonly error?: ReportedError;
}

function compare(
  world: World,
  source: Source,
  known: RecordedState,
  observed: Observed | undefined,
): Compared {
  const { twin, recorded } = known;
  const inTree = source.twins.includes(twin);
  const problems = inTree ? refusal(source, twin) : undefined;
  if (problems) return { sync: 'Unknown', desired: {}, remarks: [], error: detailsOf(problems) };
  const { overrides, ended } = overridesNow(
    recorded,
    inTree ? () => source.basis(twin) : undefined,
    world.now(),
  );
  const remarks = ended.map((what) => `The next deployment ends an override: ${what}.`);
  if (!inTree) {
    const holds = observed !== undefined || stackHolds(known.stack);
    return { sync: holds ? 'OutOfSync' : 'Synced', desired: { now: 'terminated' }, remarks };
  }
  const desired = source.render(twin, renderingOf(overrides));
  const { desired: _, ...others } = overrides;
  const git = source.render(twin, renderingOf(others)).lifecycle.desired;
  return {
    sync: isSynced(recorded, desired) ? 'Synced' : 'OutOfSync',
    desired: { git, now: desired.lifecycle.desired },
    remarks,
  };
}

/** A twin that was never there and isn't to be has nothing to be out of step with. */
function isSynced(recorded: RecordedStatus | undefined, desired: Desired): boolean {
  if (!recorded) return isReleased(desired);
  return recorded.deployed?.desired === desiredDigest(desired);
}

function failureOf({
  attempts,
  at,
  code,
  message,
}: NonNullable<RecordedStatus['failure']>): NonNullable<TwinStatus['failure']> {
  return { attempts, at, code, message };
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
