import { describe, expect, it } from 'vitest';
import { ago, spanText, timeOf, unitText, valueText } from './values.ts';

describe('a value', () => {
  it.each<[value: Parameters<typeof valueText>[0]['value'], text: string]>([
    [0.0000123, '0.0000123'],
    [1.23456789e-9, '1.23457e-9'],
    [-0.00004, '-0.00004'],
    [20.125678, '20.1257'],
    [20.1, '20.1'],
    [1234567.891, '1234568'],
    [1.5e300, '1.5e+300'],
    [-9_007_199_254_740_991, '-9007199254740991'],
    [999_999, '999999'],
    [-0, '0'],
    [1234567, '1234567'],
    [3, '3'],
    [0, '0'],
    [true, 'true'],
    ['on', 'on'],
    [[1, 2], '[1,2]'],
    [null, 'null'],
    ['x'.repeat(60), `${'x'.repeat(39)}…`],
    ['a\nb', 'a b'],
  ])('%j is shown as %s', (value, text) => expect(valueText({ value })).toBe(text));

  it.each([
    ['Cel', '°C'],
    ['[degF]', '°F'],
    ['1', ''],
    ['J/K', 'J/K'],
    [undefined, ''],
  ])('in %s is shown with %s', (code, text) => expect(unitText(code)).toBe(text));
});

describe('a time', () => {
  const noon = '2026-11-22T12:00:00Z';
  it.each([
    [noon, '2026-11-22T12:00:59Z', '59 s ago'],
    [noon, '2026-11-22T12:59:00Z', '59 min ago'],
    [noon, '2026-11-22T15:00:00Z', '3 h ago'],
    [noon, '2026-11-25T12:00:00Z', '3 d ago'],
    ['2026-11-22T15:00:00Z', noon, '3 h in the future'],
    ['2026-13-22T15:00:00Z', noon, 'at an unknown time'],
  ])('%s, seen at %s, is %s', (iso, seen, text) => expect(ago(iso, Date.parse(seen)).text).toBe(text));

  it('of a clock is shown in UTC', () => expect(timeOf(1_577_836_836).text).toBe('2020-01-01 00:00:36'));

  it.each([
    [0.4, '0 s'],
    [59.6, '1 min'],
    [125, '2 min'],
  ])('%s seconds is an age of %s', (seconds, text) => expect(spanText(seconds)).toBe(text));
});
