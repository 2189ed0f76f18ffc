import type { Json, MessageTime } from '@dtaas/model';
import { expect, test } from 'vitest';
import { readTime, writeTime } from './payload.ts';

const at = (iso: string): number => Date.parse(iso) / 1000;

test.each<[Json, Partial<MessageTime>, number]>([
  [1_784_109_600.5, { unit: 's' }, 1_784_109_600.5],
  [1_784_109_600_500, { unit: 'ms' }, 1_784_109_600.5],
  [1_784_109_600_500_000, { unit: 'us' }, 1_784_109_600.5],
  [1_784_109_600_500_000_000, { unit: 'ns' }, 1_784_109_600.5],
  ['2026-07-15T12:00:00Z', { unit: 'text' }, at('2026-07-15T12:00:00Z')],
  ['2026-07-15T12:00:00.25+02:00', { unit: 'text' }, at('2026-07-15T10:00:00.250Z')],
  ['2026-07-15T12:00:00-0330', { unit: 'text', zone: 'Europe/Copenhagen' }, at('2026-07-15T15:30:00Z')],
  ['2026-07-15 12:00:00,5', { unit: 'text', zone: 'Europe/Copenhagen' }, at('2026-07-15T10:00:00.500Z')],
  ['2026-01-15T12:00', { unit: 'text', zone: '+02:00' }, at('2026-01-15T10:00:00Z')],
  ['2026-01-15T12:00:00', { unit: 'text' }, at('2026-01-15T12:00:00Z')],
])('%j as %j is %d', (value, form, seconds) => {
  expect(readTime({ at: value }, { pointer: '/at', unit: 's', ...form })).toBe(seconds);
});

test.each<[Json | undefined, MessageTime['unit']]>([
  ['1784109600', 's'],
  [1_784_109_600, 'text'],
  [1_784_109_600, 'ms'],
  [1_784_109_600_500, 's'],
  [-1, 's'],
  [null, 's'],
  ['2026-02-30T12:00:00Z', 'text'],
  ['2026-07-15', 'text'],
  ['yesterday', 'text'],
  ['2026-07-15T25:00:00Z', 'text'],
  ['2026-07-15T12:00:00+99:00', 'text'],
  [undefined, 'text'],
])('%j is not a time as %s', (value, unit) => {
  const message = value === undefined ? {} : { at: value };
  expect(readTime(message, { pointer: '/at', unit })).toBeUndefined();
});

test.each<[MessageTime['unit'], Json]>([
  ['s', 1_784_109_600.5],
  ['ms', 1_784_109_600_500],
  ['us', 1_784_109_600_500_000],
  ['ns', 1_784_109_600_500_000_000],
  ['text', '2026-07-15T10:00:00.500Z'],
])('is written in %s as it is read', (unit, written) => {
  const time = { pointer: '/at', unit };
  expect(writeTime(1_784_109_600.5, time)).toBe(written);
  expect(readTime({ at: written }, time)).toBe(1_784_109_600.5);
});
