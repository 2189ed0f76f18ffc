import { expect, test } from 'vitest';
import { inZone, isTimeZone, momentsInZone, readingIn } from './time-zone.ts';

const seconds = (iso: string): number => Date.parse(iso) / 1000;

test.each([
  ['2026-01-15T12:00:00Z', 'Europe/Copenhagen', '2026-01-15T11:00:00Z'],
  ['2026-07-15T12:00:00Z', 'Europe/Copenhagen', '2026-07-15T10:00:00Z'],
  ['2026-07-15T12:00:00Z', 'Asia/Kathmandu', '2026-07-15T06:15:00Z'],
  ['2026-07-15T12:00:00Z', 'America/St_Johns', '2026-07-15T14:30:00Z'],
  ['2026-07-15T12:00:00Z', 'UTC', '2026-07-15T12:00:00Z'],
  ['2026-07-15T12:00:00Z', '-03:30', '2026-07-15T15:30:00Z'],
  // The clock goes forward at 02:00 and back at 03:00.
  ['2026-03-29T01:59:59Z', 'Europe/Copenhagen', '2026-03-29T00:59:59Z'],
  ['2026-03-29T02:30:00Z', 'Europe/Copenhagen', '2026-03-29T01:30:00Z'],
  ['2026-03-29T03:00:00Z', 'Europe/Copenhagen', '2026-03-29T01:00:00Z'],
  ['2026-10-25T02:30:00Z', 'Europe/Copenhagen', '2026-10-25T00:30:00Z'],
  ['2026-10-25T03:00:00Z', 'Europe/Copenhagen', '2026-10-25T02:00:00Z'],
])('a clock that shows %s in %s shows the time %s', (reading, zone, time) => {
  expect(inZone(seconds(reading), zone)).toBe(seconds(time));
});

test('keeps the fraction of a second', () => {
  expect(inZone(1_784_109_600.25, 'Europe/Copenhagen')).toBe(1_784_102_400.25);
});

test.each([
  ['Europe/Copenhagen', true],
  ['+02:00', true],
  ['-11:30', true],
  ['Europe/Kopenhagen', false],
  ['+2', false],
  ['+24:00', false],
  ['', false],
])('%j is a time zone: %j', (zone, expected) => {
  expect(isTimeZone(zone)).toBe(expected);
});

test.each([
  ['once', '2026-01-15T12:00:00Z', 'Europe/Copenhagen', '2026-01-15T11:00:00Z', '2026-01-15T11:00:00Z'],
  ['twice', '2026-10-25T02:30:00Z', 'Europe/Copenhagen', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'],
  ['never', '2026-03-29T02:30:00Z', 'Europe/Copenhagen', '2026-03-29T01:00:00Z', '2026-03-29T01:00:00Z'],
  [
    'never, with clocks set by half an hour',
    '2026-10-04T02:15:00Z',
    'Australia/Lord_Howe',
    '2026-10-03T15:30:00Z',
    '2026-10-03T15:30:00Z',
  ],
])('a reading that a clock shows %s: %s in %s', (_, reading, zone, first, last) => {
  expect(momentsInZone(seconds(reading), zone)).toEqual({ first: seconds(first), last: seconds(last) });
});

test('a clock shows the time of its zone', () => {
  expect(readingIn('Europe/Copenhagen', seconds('2026-07-15T10:00:00Z'))).toBe(
    seconds('2026-07-15T12:00:00Z'),
  );
});
