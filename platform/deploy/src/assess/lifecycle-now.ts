import {
  type Desired,
  type LifecycleOverride,
  nextStart,
  printSchedule,
  type RecordedStatus,
  scheduledAt,
  secondsOf,
} from '@dtaas/model';
import type { Observed } from '@dtaas/places';
import { type BiographyEvent, type Change, statusAfter } from '../biography/biography.ts';
import { present, type RecordedState } from '../biography/recorded.ts';
import type { Source, World } from '../world.ts';
import { isReleased } from './desired-state.ts';
import { askedBy, overridesNow, renderingOf } from './overrides.ts';
import { type Look, type Sight, sightOf } from './survey.ts';

/** The desired state of an instance at a moment, with what falls due then although nobody asks for it. */
export interface LifecycleNow {
  /** `undefined` if the source doesn't have the instance. */
  readonly content: Desired | undefined;
  readonly sight: Sight;
  /** The overrides that hold, with a suspension that falls due. */
  readonly overrides: RecordedStatus['overrides'];
  /** The overrides that end, each with the reason. */
  readonly ended: readonly string[];
  /** The suspension that falls due. */
  readonly begun: string | undefined;
  /** The event that records what falls due, before it is carried out. */
  readonly due: BiographyEvent | undefined;
  /** `status.json` after that event. */
  readonly recorded: RecordedStatus | undefined;
}

type Moment = Pick<LifecycleOverride, 'actor' | 'at' | 'basis'> & { readonly now: Date };

/** Looks at the instance, and applies the ends of overrides, `lifecycle.schedule` and `lifecycle.idle`. Changes nothing. */
export async function lifecycleNow(
  world: World,
  source: Source,
  state: RecordedState,
  look: Look,
): Promise<LifecycleNow> {
  const { twin, recorded } = state;
  const inSource = source.instances.has(twin);
  const now = world.now();
  const held = overridesNow(recorded, inSource ? () => source.basis(twin) : undefined, now);
  const contentWith = (overrides: RecordedStatus['overrides']): Desired | undefined =>
    inSource ? source.render(twin, renderingOf(overrides)) : undefined;
  const before = contentWith(held.overrides);
  const moment = (): Moment => ({
    now,
    actor: world.actor,
    at: now.toISOString(),
    basis: source.basis(twin),
  });
  const free = before && mayBeSuspended(before, held.overrides, recorded) ? before : undefined;
  const scheduled = free && bySchedule(free, moment);
  const scheduledContent = scheduled ? contentWith({ ...held.overrides, desired: scheduled }) : before;
  const sight = await sightOf(state, scheduledContent, look);
  const suspension = scheduled ?? (free && byIdleness(free, state, sight.observed, moment));
  const overrides = { ...held.overrides, ...present({ desired: suspension }) };
  const begun = suspension && `${suspension.to} by ${askedBy(suspension)}: ${suspension.reason}`;
  const due = dueEvent(state, { ...held, overrides }, suspension, moment);
  return {
    content: suspension === scheduled ? scheduledContent : contentWith(overrides),
    sight,
    overrides,
    ended: held.ended,
    begun,
    due,
    recorded: due?.change
      ? statusAfter(recorded, { twin, home: world.home, event: due.event, at: now.toISOString() }, due.change)
      : recorded,
  };
}

/** Requests of operators stand above the schedule and above idleness; those that wait are carried out first. */
function mayBeSuspended(
  { lifecycle: { desired, schedule, idle } }: Desired,
  overrides: RecordedStatus['overrides'],
  recorded: RecordedStatus | undefined,
): boolean {
  const isTimed = schedule !== undefined || idle !== undefined;
  const waits = recorded?.anew !== undefined || recorded?.wish?.kind === 'restore';
  return isTimed && desired === 'running' && !overrides.desired && !overrides.running && !waits;
}

function bySchedule(
  { lifecycle: { schedule } }: Desired,
  moment: () => Moment,
): LifecycleOverride | undefined {
  if (!schedule) return undefined;
  const { now, ...asked } = moment();
  const { runs, next } = scheduledAt(schedule, now);
  if (runs) return undefined;
  return {
    to: 'suspended',
    by: 'schedule',
    ...asked,
    reason: printSchedule(schedule),
    ...present({ until: next?.toISOString() }),
  };
}

/** A deployment that changes the twin is a use of the twin, so only an unchanged one is suspended. */
function byIdleness(
  { lifecycle: { idle, schedule } }: Desired,
  { recorded }: RecordedState,
  observed: Observed | undefined,
  moment: () => Moment,
): LifecycleOverride | undefined {
  const since = observed?.alive && !observed.prepared ? observed.idleSince : undefined;
  if (!idle || since === undefined) return undefined;
  const { now, ...asked } = moment();
  const isIdle = now.getTime() - Date.parse(since) >= secondsOf(idle.after) * 1000;
  if (!isIdle || recorded?.deployed?.basis !== asked.basis) return undefined;
  return {
    to: 'suspended',
    by: 'idle',
    ...asked,
    reason: `nobody has used it since ${since}, for more than ${idle.after}`,
    ...present({ until: schedule && nextStart(schedule, now)?.toISOString() }),
  };
}

function dueEvent(
  { recorded, previous }: RecordedState,
  { overrides, ended, resumes }: ReturnType<typeof overridesNow>,
  suspension: LifecycleOverride | undefined,
  moment: () => Moment,
): BiographyEvent | undefined {
  if (ended.length === 0 && !suspension) return undefined;
  const endings = ended.length > 0 ? [`override ended: ${ended.join('; ')}`] : [];
  const beginning = suspension
    ? [`to be ${suspension.to} by ${askedBy(suspension)}: ${suspension.reason}`]
    : [];
  // A twin whose suspension was never carried out runs on from what it has.
  const isBack = resumes && !suspension && previous !== undefined && isReleased(previous);
  return {
    event: 'requested',
    summary: [...endings, ...beginning].join('; '),
    change: { overrides, ...(suspension ? { wish: null } : isBack ? resumed(recorded, moment) : {}) },
    trailers: { Override: suspension?.to, Until: suspension?.until },
  };
}

/** From the last save, whatever `lifecycle.restore` says, as an operator's `resume`. */
function resumed(recorded: RecordedStatus | undefined, moment: () => Moment): Change {
  if (recorded?.snapshot === undefined || recorded.wish) return {};
  const { actor, at } = moment();
  return { wish: { restore: recorded.snapshot, kind: 'resume', actor, at } };
}
