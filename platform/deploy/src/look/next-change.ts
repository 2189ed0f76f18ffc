import { type Desired, nextStart, scheduledAt, secondsOf, type TwinStatus } from '@dtaas/model';
import type { Assessment } from '../assess/assess.ts';
import { isReleased } from '../assess/desired-state.ts';

type Next = NonNullable<TwinStatus['next']>;

/** The next change of a twin that nobody has to ask for. */
export function nextChange(
  assessed: Assessment,
  git: Desired['lifecycle']['desired'] | undefined,
  now: Date,
): Next | undefined {
  const { begun, desired, ended, overrides, previous, recorded } = assessed;
  if (git !== 'running') return undefined;
  const held = overrides.desired;
  if (held && begun !== undefined) return { at: held.at, to: 'suspended', by: held.by ?? 'schedule' };
  if (held) return afterSuspension(desired, held);
  const over = recorded?.overrides.desired;
  if (over?.until !== undefined && ended.length > 0 && previous && isReleased(previous))
    return { at: over.until, to: 'running', by: over.by === 'schedule' ? 'schedule' : 'until' };
  return whileRunning(assessed, now);
}

function afterSuspension(
  { lifecycle: { schedule } }: Desired,
  { by, until }: NonNullable<Assessment['overrides']['desired']>,
): Next | undefined {
  if (until === undefined) return undefined;
  const runsThen = !schedule || scheduledAt(schedule, new Date(until)).runs;
  const start = runsThen ? until : nextStart(schedule, new Date(until))?.toISOString();
  return start === undefined
    ? undefined
    : { at: start, to: 'running', by: runsThen && by !== 'schedule' ? 'until' : 'schedule' };
}

function whileRunning({ desired, observed, overrides }: Assessment, now: Date): Next | undefined {
  const { schedule, idle } = desired.lifecycle;
  const keptUntil = overrides.running?.until;
  const from = keptUntil === undefined ? now : new Date(keptUntil);
  const ends: Next[] = [];
  if (schedule) {
    const { runs, next } = scheduledAt(schedule, from);
    if (!runs) ends.push({ at: from.toISOString(), to: 'suspended', by: 'until' });
    else if (next) ends.push({ at: next.toISOString(), to: 'suspended', by: 'schedule' });
  }
  if (idle && observed?.idleSince !== undefined) {
    const idleAt = Date.parse(observed.idleSince) + secondsOf(idle.after) * 1000;
    const at = Math.max(idleAt, keptUntil === undefined ? 0 : from.getTime());
    ends.push({ at: new Date(at).toISOString(), to: 'suspended', by: 'idle' });
  }
  return ends.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))[0];
}
