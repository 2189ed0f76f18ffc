import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextStart, printSchedule, scheduledAt } from './schedule.ts';

const in_ = (timezone: string, ...running: string[]) => ({ timezone, running });
const copenhagen = (...running: string[]) => in_('Europe/Copenhagen', ...running);
const at = (schedule: ReturnType<typeof in_>, time: string): string => {
  const { runs, next } = scheduledAt(schedule, new Date(time));
  return `${runs ? 'runs' : 'rests'} until ${next?.toISOString().replace('.000Z', 'Z') ?? 'ever'}`;
};

/** Monday, 30 November 2026, is an ordinary day: clocks in Copenhagen are one hour ahead of UTC. */
describe('a schedule', () => {
  const work = copenhagen('Mon-Fri 07:00-18:00');
  test.each([
    ['before the first window', work, '2026-11-30T05:59:59Z', 'rests until 2026-11-30T06:00:00Z'],
    ['at the beginning', work, '2026-11-30T06:00:00Z', 'runs until 2026-11-30T17:00:00Z'],
    ['a moment before the end', work, '2026-11-30T16:59:59.999Z', 'runs until 2026-11-30T17:00:00Z'],
    ['at the end', work, '2026-11-30T17:00:00Z', 'rests until 2026-12-01T06:00:00Z'],
    ['at the weekend', work, '2026-11-28T12:00:00Z', 'rests until 2026-11-30T06:00:00Z'],
    ['in summer, an hour earlier', work, '2026-07-01T05:00:00Z', 'runs until 2026-07-01T16:00:00Z'],
    [
      'over midnight, before it',
      copenhagen('Fri 22:00-06:00'),
      '2026-11-27T22:00:00Z',
      'runs until 2026-11-28T05:00:00Z',
    ],
    [
      'over midnight, after it',
      copenhagen('Fri 22:00-06:00'),
      '2026-11-28T04:00:00Z',
      'runs until 2026-11-28T05:00:00Z',
    ],
    [
      'with windows that overlap',
      copenhagen('08:00-12:00', '10:00-14:00'),
      '2026-11-30T09:30:00Z',
      'runs until 2026-11-30T13:00:00Z',
    ],
    [
      'with windows that touch',
      copenhagen('08:00-12:00', '12:00-14:00'),
      '2026-11-30T10:00:00Z',
      'runs until 2026-11-30T13:00:00Z',
    ],
    [
      'with a window inside another',
      copenhagen('08:00-16:00', '10:00-11:00'),
      '2026-11-30T10:30:00Z',
      'runs until 2026-11-30T15:00:00Z',
    ],
    [
      'of whole days',
      copenhagen('Mon-Fri 00:00-24:00'),
      '2026-11-30T12:00:00Z',
      'runs until 2026-12-04T23:00:00Z',
    ],
    ['of every hour', copenhagen('00:00-24:00'), '2026-11-30T12:00:00Z', 'runs until ever'],
    [
      'of every hour in two parts',
      copenhagen('06:00-18:00', '18:00-06:00'),
      '2026-11-30T12:00:00Z',
      'runs until ever',
    ],
    [
      'east of the date line',
      in_('Pacific/Auckland', 'Mon 00:00-01:00'),
      '2026-11-29T11:30:00Z',
      'runs until 2026-11-29T12:00:00Z',
    ],
    [
      'west of UTC',
      in_('America/St_Johns', 'Mon 00:00-01:00'),
      '2026-11-30T04:00:00Z',
      'runs until 2026-11-30T04:30:00Z',
    ],
    [
      'with an offset',
      in_('-03:30', 'Mon 00:00-01:00'),
      '2026-11-30T04:00:00Z',
      'runs until 2026-11-30T04:30:00Z',
    ],
  ])('%s', (_, schedule, time, expected) => {
    expect(at(schedule, time)).toBe(expected);
  });

  test('names its next start, also while it runs', () => {
    const start = (time: string) => nextStart(work, new Date(time))?.toISOString();
    expect(start('2026-11-27T12:00:00Z')).toBe('2026-11-30T06:00:00.000Z');
    expect(start('2026-11-28T12:00:00Z')).toBe('2026-11-30T06:00:00.000Z');
    expect(nextStart(copenhagen('00:00-24:00'), new Date('2026-11-27T12:00:00Z'))).toBeUndefined();
  });

  test('is printed with its time zone', () => {
    expect(printSchedule(copenhagen('Mon-Fri 07:00-18:00', 'Sat 08:00-12:00'))).toBe(
      'Mon-Fri 07:00-18:00; Sat 08:00-12:00 (Europe/Copenhagen)',
    );
  });
});

/** In Copenhagen, 02:00 becomes 03:00 on 29 March 2026 (01:00 UTC), and 03:00 becomes 02:00 on 25 October (01:00 UTC). */
describe('where clocks change', () => {
  test.each([
    [
      'begins at a time that does not exist',
      '02:30-05:00',
      '2026-03-29T00:59:59Z',
      'rests until 2026-03-29T01:00:00Z',
    ],
    [
      'ends at a time that does not exist',
      '01:00-02:30',
      '2026-03-29T00:30:00Z',
      'runs until 2026-03-29T01:00:00Z',
    ],
    [
      'has only times that do not exist',
      '02:15-02:45',
      '2026-03-29T00:59:00Z',
      'rests until 2026-03-30T00:15:00Z',
    ],
    [
      'is weekly and has only such times',
      'Sun 02:15-02:45',
      '2026-03-28T12:00:00Z',
      'rests until 2026-04-05T00:15:00Z',
    ],
    ['goes over the lost hour', '01:00-04:00', '2026-03-29T00:30:00Z', 'runs until 2026-03-29T02:00:00Z'],
    [
      'begins at a time that exists twice',
      '02:30-05:00',
      '2026-10-25T00:29:59Z',
      'rests until 2026-10-25T00:30:00Z',
    ],
    [
      'goes on when the clocks show it again',
      '02:30-05:00',
      '2026-10-25T01:15:00Z',
      'runs until 2026-10-25T04:00:00Z',
    ],
    [
      'ends at a time that exists twice',
      '01:00-02:30',
      '2026-10-24T23:30:00Z',
      'runs until 2026-10-25T01:30:00Z',
    ],
    [
      'has only times that exist twice',
      '02:15-02:45',
      '2026-10-25T00:20:00Z',
      'runs until 2026-10-25T01:45:00Z',
    ],
    ['takes 25 hours', '00:00-24:00', '2026-10-25T12:00:00Z', 'runs until ever'],
    ['is of one day', 'Sun 00:00-24:00', '2026-10-25T12:00:00Z', 'runs until 2026-10-25T23:00:00Z'],
  ])('a window that %s', (_, window, time, expected) => {
    expect(at(copenhagen(window), time)).toBe(expected);
  });
});

describe('any schedule', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
  const window = fc
    .tuple(fc.constantFrom('', 'Mon-Fri ', 'Sun ', 'Sat,Tue ', 'Fri-Mon '), time, time)
    .filter(([, from, to]) => from !== to)
    .map(([days, from, to]) => `${days}${from}-${to}`);
  const schedule = fc.record({
    timezone: fc.constantFrom('Europe/Copenhagen', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
    running: fc.array(window, { minLength: 1, maxLength: 4 }),
  });
  const moment = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2027-12-31T00:00:00Z'),
    noInvalidDate: true,
  });

  test('changes exactly at the moments that it names', () => {
    fc.assert(
      fc.property(schedule, moment, (one, now) => {
        const { runs, next } = scheduledAt(one, now);
        if (!next) return;
        expect(next.getTime()).toBeGreaterThan(now.getTime());
        expect(scheduledAt(one, next).runs).toBe(!runs);
        const before = scheduledAt(one, new Date(next.getTime() - 1));
        expect(before).toEqual({ runs, next });
        const between = scheduledAt(one, new Date((now.getTime() + next.getTime()) / 2));
        expect(between).toEqual({ runs, next });
      }),
    );
  });
});
