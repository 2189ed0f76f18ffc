import { stackHolds } from '@dtaas/engine';
import { type Desired, type DesiredPlace, platformVersion, type TwinStatus, urlAt } from '@dtaas/model';
import type { Observed } from '@dtaas/places';
import type { RunnerStatus } from '@dtaas/runner';
import { type Assessment, assess, remarksOnChildren } from '../assess/assess.ts';
import { withPlaces } from '../assess/chosen-places.ts';
import { generationOf, isReleased } from '../assess/desired-state.ts';
import { remarksAt, remarksOn, renderingOf } from '../assess/overrides.ts';
import { remarksOnDamaged } from '../assess/snapshots.ts';
import { type Look, sightOf, survey } from '../assess/survey.ts';
import { lossOf } from '../biography/lost-places.ts';
import { present, type RecordedState } from '../biography/recorded.ts';
import { detailsOf } from '../operate/outcome.ts';
import type { Source, World } from '../world.ts';
import { freedBy } from './freed.ts';
import { nextChange } from './next-change.ts';

/** What `status` shows of the answer of a runner. */
const shown = [
  'clock',
  'components',
  'isolation',
  'lastSave',
  'physicalTwin',
  'platform',
  'refused',
  'restore',
  'secretsSince',
  'values',
] as const satisfies readonly (keyof RunnerStatus)[];

/** The status of all twins, or of those named. Changes nothing: snapshots that wait go on waiting. */
export async function status(
  world: World,
  source: Source,
  named: readonly string[],
): Promise<readonly TwinStatus[]> {
  const placed = await withPlaces(world, source);
  const [found, damaged] = await Promise.all([survey(world, placed, named), world.snapshots.damaged()]);
  return Promise.all(
    found.map(async ({ twin, state, look }) => {
      try {
        return await statusOf(world, placed, state(), look, damaged.get(twin) ?? []);
      } catch (cause) {
        const nothing = { desired: {}, overrides: {}, waiting: 0, reasons: [], remarks: [] };
        return { twin, sync: 'Unknown', health: 'Unknown', ...nothing, error: detailsOf(cause) };
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
  const { twin, recorded, previous } = state;
  const assessed = await assess(world, source, state, look, { secrets: 'leave' }).catch(detailsOf);
  const isAssessed = 'verdict' in assessed;
  // A place may answer although the configuration is wrong. That it doesn't answer says more than any other error.
  const seen = isAssessed ? assessed : await sightOf(state, undefined, look).catch(detailsOf);
  const observed = 'observed' in seen ? seen.observed : undefined;
  const live = observed?.status;
  // A twin of another home may run where this home can't see it.
  const isOurs = !recorded || recorded.home === world.home;
  const place = ('place' in seen ? seen.place : undefined) ?? previous?.place;
  const { title, level } = source.about(twin);
  const { desired: _, ...failure } = recorded?.failure ?? {};
  const git = isAssessed && assessed.inSource ? desiredByGit(source, assessed) : undefined;
  const compared = isAssessed ? compare(assessed, git) : { sync: 'Unknown' as const, desired: {} };
  return {
    twin,
    ...compared,
    overrides: recorded?.overrides ?? {},
    waiting: observed?.waiting ?? 0,
    ...('code' in seen || !isOurs
      ? { health: 'Unknown', reasons: [] }
      : healthOf(state, observed, compared.desired.now)),
    remarks: [
      ...(isAssessed ? assessed.ended : []).map((what) => `The next deployment ends an override: ${what}.`),
      ...(isAssessed && assessed.begun !== undefined ? [`${twin} is due to be ${assessed.begun}.`] : []),
      ...remarksOn(recorded),
      ...remarksOnChildren(source, twin),
      ...(live ? remarksOnRunner(twin, live) : []),
      ...(place && live ? remarksAt(source, place, live.isolation.remarks) : []),
      ...(place && live ? remarksOnExposed(world, twin, place, live) : []),
      ...(damaged.length > 0 ? await remarksOnDamaged(world, state, damaged) : []),
    ],
    ...present({
      title,
      level,
      place: place && place.name !== source.defaultPlace ? place.name : undefined,
      wish: recorded?.wish,
      deployed: recorded?.deployed,
      snapshot: recorded?.snapshot,
      failure: recorded?.failure && (failure as TwinStatus['failure']),
      ...Object.fromEntries(shown.map((name) => [name, live?.[name]])),
      exposed: live?.exposed && withUrls(live.exposed),
      next: isAssessed ? nextChange(assessed, git, world.now()) : undefined,
      freed: isAssessed ? freedBy(source, assessed) : undefined,
      error: 'code' in seen ? seen : isAssessed ? undefined : assessed,
    }),
  };
}

function withUrls(exposed: NonNullable<RunnerStatus['exposed']>): TwinStatus['exposed'] {
  const entries = Object.entries(exposed).map(([name, each]) => {
    const { address, port } = each;
    return [name, port === undefined ? each : { ...each, url: urlAt(address, port) }] as const;
  });
  return Object.fromEntries(entries);
}

/** The URLs of a twin on another machine work there only. */
function remarksOnExposed(
  world: World,
  twin: string,
  place: DesiredPlace,
  { exposed }: RunnerStatus,
): readonly string[] {
  if (exposed === undefined || world.at(place).place.folder !== undefined) return [];
  return [
    `The endpoints of ${twin} are open on the machine of the place ${place.name}. To reach one from here: dtaas open ${twin} ${Object.keys(exposed)[0]}`,
  ];
}

/** An update of the platform doesn't replace runners, so a twin may run for long on the runner of an earlier platform. */
function remarksOnRunner(twin: string, { platform = '0.1' }: RunnerStatus): readonly string[] {
  if (platform === platformVersion) return [];
  return [
    `The runner of ${twin} comes from platform ${platform}, and this is platform ${platformVersion}. To replace the runner and keep the state: dtaas suspend ${twin}, then dtaas resume ${twin}`,
  ];
}

type Lifecycle = Desired['lifecycle']['desired'];

/** What git desires, whatever operators and the time say. */
function desiredByGit(source: Source, { overrides: { desired: _, ...others }, twin }: Assessment): Lifecycle {
  return source.render(twin, renderingOf(others)).lifecycle.desired;
}

/** Compares what is recorded with what is desired. */
function compare(
  { desired, digest, observed, recorded, stack }: Assessment,
  git: Lifecycle | undefined,
): Pick<TwinStatus, 'sync' | 'desired'> {
  const now = desired.lifecycle.desired;
  if (git === undefined)
    return { sync: observed || stackHolds(stack) ? 'OutOfSync' : 'Synced', desired: { now } };
  // An instance that never existed and shouldn't exist is in sync.
  const isSynced = recorded ? recorded.deployed?.desired === digest : isReleased(desired);
  return { sync: isSynced ? 'Synced' : 'OutOfSync', desired: { git, now } };
}

const silentRunner =
  "The runner runs, but didn't answer in time: the machine is busy, or the runner hangs. Look again; if nothing changes, run: dtaas deploy";

/** The health comes from the place and recovers by itself. The record says whether the twin should run. */
function healthOf(
  { previous, recorded }: RecordedState,
  observed: Observed | undefined,
  desired: string | undefined,
): Pick<TwinStatus, 'health' | 'reasons'> {
  const live = observed?.status;
  if (live?.phase === 'prepared') {
    const reason = 'The twin is not started, because a run was interrupted. Run: dtaas deploy';
    return { health: 'Progressing', reasons: [reason] };
  }
  if (live) {
    const isCompleted = live.phase === 'completed' && live.health === 'Healthy';
    return { health: isCompleted ? 'Completed' : live.health, reasons: live.reasons };
  }
  if (observed?.isSilent) return { health: 'Unknown', reasons: [silentRunner] };
  if (observed) return { health: 'Missing', reasons: ["The runner doesn't answer. Run: dtaas deploy"] };
  if (previous && !isReleased(previous)) {
    if (lossOf(recorded, previous.place))
      return {
        health: 'Missing',
        reasons: [
          `Its place ${previous.place.name} was given up as lost. dtaas plan shows where the twin goes.`,
        ],
      };
    if (generationOf(previous) === undefined) return { health: 'Healthy', reasons: [] };
    return { health: 'Missing', reasons: ['Its workspace is gone. Run dtaas deploy.'] };
  }
  // For a twin that was never deployed, the configuration says whether it should run.
  const wanted = previous?.lifecycle.desired ?? desired;
  if (wanted === 'suspended') return { health: 'Suspended', reasons: [] };
  return { health: wanted === 'terminated' ? 'Terminated' : 'Missing', reasons: [] };
}
