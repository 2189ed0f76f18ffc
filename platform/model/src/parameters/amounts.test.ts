import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, printBytes, secondsOf } from './amounts.ts';

describe('an amount of memory', () => {
  it.each<[text: string, bytes: number]>([
    ['0', 0],
    ['512', 512],
    ['1k', 1000],
    ['1Ki', 1024],
    ['128Mi', 134_217_728],
    ['2G', 2e9],
    ['1.5Gi', 1_610_612_736],
    ['1Ti', 1_099_511_627_776],
  ])('%s is %i bytes', (text, bytes) => {
    expect(bytesOf(text)).toBe(bytes);
  });

  it.each<[bytes: number, text: string]>([
    [0, '0'],
    [1023, '1023'],
    [1024, '1Ki'],
    [1536, '1.5Ki'],
    [134_217_728, '128Mi'],
    [2e9, '1.863Gi'],
    [2 ** 50, '1024Ti'],
  ])('%i bytes are printed as %s', (bytes, text) => {
    expect(printBytes(bytes)).toBe(text);
  });

  it('comes back from its print, to four digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 }), (bytes) => {
        expect(Math.abs(bytesOf(printBytes(bytes)) - bytes)).toBeLessThanOrEqual(bytes * 5e-4);
      }),
    );
  });
});

describe('a length of time', () => {
  it.each<[text: string, seconds: number]>([
    ['250ms', 0.25],
    ['3s', 3],
    ['1.5min', 90],
    ['2h', 7200],
    ['1d', 86_400],
  ])('%s is %d seconds', (text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });
});

it.each(['', 'Mi', '1 Mi', '1Kib', '-1s', '1m', 's1'])('%j is not an amount', (text) => {
  expect(() => bytesOf(text)).toThrow();
  expect(() => secondsOf(text)).toThrow();
});
