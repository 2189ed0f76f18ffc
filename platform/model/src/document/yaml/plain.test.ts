import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { resolvePlain } from './plain.ts';

describe('a plain scalar', () => {
  it.each<[source: string, value: unknown]>([
    ['', null],
    ['~', null],
    ['null', null],
    ['NULL', null],
    ['nULL', 'nULL'],
    ['true', true],
    ['False', false],
    ['tRUE', 'tRUE'],
    // These are booleans in YAML 1.1 only.
    ['yes', 'yes'],
    ['no', 'no'],
    ['on', 'on'],
    ['off', 'off'],
    ['0', 0],
    ['-0', -0],
    ['+7', 7],
    ['007', 7],
    ['1.', 1],
    ['.5', 0.5],
    ['-.5e-3', -0.0005],
    ['1e3', 1000],
    ['0o17', 15],
    ['0o8', '0o8'],
    ['0x1F', 31],
    ['-0x1F', '-0x1F'],
    // An integer with separators, a base of 2 or 60, and a date are of YAML 1.1.
    ['1_000', '1_000'],
    ['0b11', '0b11'],
    ['12:30', '12:30'],
    ['2026-01-01', '2026-01-01'],
    ['1.0.0', '1.0.0'],
    ['.inf', Number.NaN],
    ['-.INF', Number.NaN],
    ['.NaN', Number.NaN],
    ['.iNF', '.iNF'],
    ['1e999', Number.POSITIVE_INFINITY],
    ['<<', '<<'],
    ['=', '='],
    ['+', '+'],
    ['-', '-'],
    ['.', '.'],
  ])('%j is %s', (source, value) => {
    expect(resolvePlain(source)).toBe(value);
  });

  it('means what another reader of YAML 1.2 says', () => {
    const source = fc.string({
      unit: fc.constantFrom(...'0123456789+-.eExoabfnulINT_:'),
      minLength: 1,
      maxLength: 7,
    });
    fc.assert(
      fc.property(source, (text) => {
        fc.pre(!/^[-:?]$|^[-:?] |:$/.test(text));
        const expected: unknown = parse(`[ ${text} ]`, { logLevel: 'silent' })[0];
        const finite = typeof expected !== 'number' || Number.isFinite(expected);
        if (finite) expect(resolvePlain(text)).toBe(expected);
        else expect(Number.isFinite(resolvePlain(text))).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});
