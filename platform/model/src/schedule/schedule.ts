import type { Schedule } from '../generated/types.ts';
import { momentsInZone, readingIn } from '../values/time-zone.ts';
import { minutesOfDay, parseWindow, type Window } from './window.ts';

/** What a schedule says about a moment. */
export interface Scheduled {
  readonly runs: boolean;
  /** When that changes; absent if the windows cover the whole week. */
  readonly next?: Date;
}

/** In seconds since 1970. */
interface Span {
  readonly from: number;
  readonly to: number;
}

const day = minutesOfDay * 60;
const week = 7 * day;

/**
 * Whether a schedule that passed `check` has the twin run at a moment, and when that changes. Windows that overlap or touch count
 * as one.
 *
 * Of a time that exists twice, because clocks are set back, a window begins at the first and ends at the last. A time that
 * doesn't exist is the moment at which clocks are set forward.
 */
export function scheduledAt(schedule: Schedule, at: Date): Scheduled {
  const now = at.getTime() / 1000;
  const spans = joined(spansAround(schedule, now));
  const current = spans.find(({ from, to }) => from <= now && now < to);
  if (current && current.to - now > week) return { runs: true };
  const next = current?.to ?? spans.find(({ from }) => from > now)?.from;
  return { runs: current !== undefined, ...(next === undefined ? {} : { next: new Date(next * 1000) }) };
}

/** When a schedule starts the twin the next time; `undefined` if the twin always runs. */
export function nextStart(schedule: Schedule, at: Date): Date | undefined {
  const { runs, next } = scheduledAt(schedule, at);
  return runs && next ? scheduledAt(schedule, next).next : next;
}

/** For people: `Mon-Fri 07:00-18:00 (Europe/Copenhagen)`. */
export function printSchedule({ running, timezone }: Schedule): string {
  return `${running.join('; ')} (${timezone})`;
}

/** From the windows of the day before yesterday to those in two weeks: a change of clocks can skip a weekly window. */
function spansAround({ timezone, running }: Schedule, now: number): readonly Span[] {
  const windows = running.map(parseWindow).filter((window): window is Window => 'days' in window);
  const today = Math.floor(readingIn(timezone, now) / day) * day;
  const spans: Span[] = [];
  for (let midnight = today - 2 * day; midnight <= today + 15 * day; midnight += day) {
    const weekday = new Date(midnight * 1000).getUTCDay();
    for (const { days, from, to } of windows) {
      if (!days.has(weekday)) continue;
      const begin = momentsInZone(midnight + from * 60, timezone).first;
      const end = momentsInZone(midnight + to * 60, timezone).last;
      if (begin < end) spans.push({ from: begin, to: end });
    }
  }
  return spans;
}

function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && span.from <= last.to) all[all.length - 1] = { ...last, to: Math.max(last.to, span.to) };
    else all.push(span);
  }
  return all;
}
