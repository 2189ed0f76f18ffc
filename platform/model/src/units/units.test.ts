import ucum from '@lhncbc/ucum-lhc';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { commonUnits, habits } from './common-units.ts';
import { conversion, convert, isConversion, type Measure } from './conversion.ts';
import type { Conversion } from './linear.ts';
import { loadUnits } from './load-units.ts';
import { isUnit, type Units } from './unit.ts';

const rare = [
  '[in_i]',
  'mCel',
  '[degRe]',
  'dB',
  '[iU]',
  '[pH]',
  'mmol/L',
  'J.K-1',
  'm{deep}',
  'mm[Hg]',
  'a',
  'eq',
];
const wrong = [
  'Kelvin',
  'k',
  'µm',
  'mps',
  'degF',
  'Cel/s',
  'sec',
  'kWh',
  '°C',
  '',
  'm 2',
  'furlongs',
  'constructor',
  '((((((',
  'Cel2',
  'K\n',
];
let units: Units;

beforeAll(async () => {
  units = await loadUnits([...commonUnits.keys(), ...rare, ...wrong]);
});

function between(from: Measure | string, to: Measure | string): Conversion {
  const found = conversion(units, measure(from), measure(to));
  if (!isConversion(found)) throw new Error(found.message);
  return found;
}

function refusal(from: Measure | string, to: Measure | string): string | undefined {
  const found = conversion(units, measure(from), measure(to));
  return isConversion(found) ? undefined : found.code;
}

function measure(of: Measure | string): Measure {
  return typeof of === 'string' ? { unit: of } : of;
}

describe('unit codes', () => {
  it('are in the table of common ones what they are in the library', async () => {
    const spies = [
      vi.spyOn(commonUnits, 'has').mockReturnValue(false),
      vi.spyOn(commonUnits, 'get').mockReturnValue(undefined),
    ];
    const library = await loadUnits(commonUnits.keys());
    for (const [code, unit] of commonUnits) expect(unit).toEqual(library.find(code));
    for (const spy of spies) spy.mockRestore();
  });

  it('are suggested only where they are codes', async () => {
    const suggested = await loadUnits(habits.values());
    for (const code of habits.values()) expect(isUnit(suggested.find(code)), code).toBe(true);
  });

  it.each([
    ['degF', '[degF]'],
    ['Cel/s', 'K/s'],
    ['sec', 's'],
    ['kWh', 'kW.h'],
    ['°C', 'Cel'],
    ['Kelvin', 'K'],
    ['k', 'K'],
    ['µm', 'um'],
    ['mps', 'm/s'],
  ])('%s is refused, %s suggested', (code, suggestion) => {
    expect(units.find(code)).toMatchObject({ hint: `Did you mean ${suggestion}?` });
  });

  it.each([['10*400'], ['10*-400'], ['10*308.km2']])(
    '%s is refused: its factor is no number',
    async (code) => {
      const found = (await loadUnits([code])).find(code);
      expect(found).toMatchObject({ message: `${code} is a unit too large or too small to calculate with` });
    },
  );

  it('too far apart are not converted', async () => {
    const far = await loadUnits(['10*300.m', '10*-300.m']);
    const found = conversion(far, { unit: '10*300.m' }, { unit: '10*-300.m' });
    expect(found).toMatchObject({
      code: 'unit-mismatch',
      message: expect.stringMatching(/too large or too small/),
    });
  });

  it('are refused whatever else the text is', () => {
    for (const code of wrong) expect(isUnit(units.find(code)), code).toBe(false);
  });
});

describe('conversions', () => {
  it.each([
    ['kJ/K', 'J/K', 1000],
    ['min', 's', 60],
    ['km/h', 'm/s', 1 / 3.6],
    ['kW.h', 'MJ', 3.6],
    ['%', '1', 0.01],
    ['[in_i]', 'mm', 25.4],
    ['mm[Hg]', 'Pa', 133.322],
    ['rad/s', 'deg/s', 180 / Math.PI],
  ])('1 %s is so many %s', (from, to, scale) => {
    expect(between(from, to).scale).toBeCloseTo(scale, 9);
    expect(between(from, to).offset).toBe(0);
  });

  it('are those of the library wherever it converts by a ratio', () => {
    const library = ucum.UcumLhcUtils.getInstance();
    const ratios = [...commonUnits.values()]
      .filter((unit) => unit.offset.numerator === 0n)
      .map((unit) => unit.code);
    fc.assert(
      fc.property(fc.constantFrom(...ratios), fc.constantFrom(...ratios), (from, to) => {
        const ours = conversion(units, { unit: from }, { unit: to });
        const theirs = library.convertUnitTo(from, 1, to);
        // mol is a bare number for the library; for us it is an amount.
        if (from.includes('mol') || to.includes('mol')) return;
        expect(isConversion(ours)).toBe(theirs.status === 'succeeded' || from === to);
        if (isConversion(ours) && theirs.toVal !== null) {
          expect(ours.scale / theirs.toVal).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are those of the library also for rare units', async () => {
    const library = ucum.UcumLhcUtils.getInstance();
    const groups = [
      ['[in_i]', '[ft_i]', '[yd_i]', '[mi_i]', '[nmi_i]', 'nm', 'pm', 'AU', 'm'],
      ['[lb_av]', '[oz_av]', 'ug', 'ng', 'kg', '[gr]'],
      ['[psi]', 'mm[Hg]', 'atm', 'hPa', 'MPa', 'bar'],
      ['[gal_us]', '[qt_us]', '[foz_us]', 'dL', 'uL', 'm3', '[cft_i]'],
      ['wk', 'mo', 'a', 's', 'us', 'ns'],
      ['eV', 'cal', 'kcal', '[Btu_IT]', 'GJ', 'kW.h'],
      ['mm/h', '[kn_i]', 'cm/s', '[mi_i]/h', '[ft_i]/min'],
      ['[HP]', 'kW', 'uW', '[Btu_IT]/h'],
    ];
    const loaded = await loadUnits(groups.flat());
    const pair = fc
      .constantFrom(...groups)
      .chain((group) => fc.tuple(fc.constantFrom(...group), fc.constantFrom(...group)));
    fc.assert(
      fc.property(pair, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), ([from, to], value) => {
        const by = conversion(loaded, { unit: from }, { unit: to });
        const { toVal } = library.convertUnitTo(from, value, to);
        if (!isConversion(by) || toVal === null) expect.fail(`${from} to ${to}`);
        expect(Math.abs(convert(value, by) / toVal - 1)).toBeLessThan(1e-14);
      }),
      { numRuns: 1000 },
    );
  });

  it('come back', () => {
    const codes = [...commonUnits.keys()];
    const pairs = codes.flatMap((from) =>
      codes.filter((to) => refusal(from, to) === undefined).map((to): [string, string] => [from, to]),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        ([from, to], value) => {
          const back = convert(convert(value, between(from, to)), between(to, from));
          expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(value)));
        },
      ),
    );
  });

  it.each([
    ['J', 'W', 'unit-mismatch'],
    ['mol', '1', 'unit-mismatch'],
    ['rad/s', '/s', 'unit-mismatch'],
    ['dB', '1', 'unit-mismatch'],
    ['[iU]', '1', 'unit-mismatch'],
    ['[pH]', 'mol/L', 'unit-mismatch'],
  ])('refuse %s to %s', (from, to, code) => {
    expect(refusal(from, to)).toBe(code);
  });

  it('guess who meant a temperature', () => {
    const hint = (from: string, to: string) => conversion(units, { unit: from }, { unit: to });
    expect(hint('C', 'Cel')).toMatchObject({ hint: expect.stringContaining('mean Cel') });
    expect(hint('Cel', 'F')).toMatchObject({ hint: expect.stringContaining('mean [degF]') });
    expect(hint('C', 'A')).toMatchObject({ hint: expect.stringContaining('different things') });
  });

  it('want a unit on both sides or on neither', () => {
    expect(refusal({}, 'K')).toBe('unit-missing');
    expect(refusal('K', {})).toBe('unit-missing');
    expect(refusal({}, {})).toBeUndefined();
    expect(refusal({}, '1')).toBeUndefined();
  });
});

describe('temperatures', () => {
  const absolute = (unit: string): Measure => ({ unit, temperature: 'absolute' });
  const difference = (unit: string): Measure => ({ unit, temperature: 'difference' });

  it.each([
    ['Cel', absolute('K'), 20, 293.15],
    [absolute('K'), 'Cel', 293.15, 20],
    ['[degF]', 'Cel', 212, 100],
    ['Cel', '[degF]', 0, 32],
    [difference('Cel'), 'K', 0.1, 0.1],
    ['K', difference('Cel'), 0.1, 0.1],
    [difference('[degF]'), difference('K'), 9, 5],
    ['K', absolute('K'), 5, 5],
    ['mCel', 'Cel', 20000, 20],
    ['[degRe]', 'Cel', 80, 100],
  ])('%j to %j: %f is %f', (from, to, value, expected) => {
    expect(convert(value, between(from, to))).toBeCloseTo(expected, 9);
  });

  it.each([
    ['Cel', 'K'],
    ['K', 'Cel'],
    ['Cel', difference('K')],
    [difference('Cel'), 'Cel'],
    [absolute('K'), difference('K')],
    ['[degF]', 'K'],
  ])('%j to %j is refused', (from, to) => {
    expect(refusal(from, to)).toBe('temperature-ambiguous');
  });
});

it('a common unit costs no library', async () => {
  vi.resetModules();
  const loading = vi.fn(() => ({ default: ucum }));
  vi.doMock('@lhncbc/ucum-lhc', loading);
  const fresh = await import('./load-units.ts');
  await fresh.loadUnits(['Cel', 'K', 'J/K', '1']);
  expect(loading).not.toHaveBeenCalled();
  await fresh.loadUnits(['[in_i]']);
  expect(loading).toHaveBeenCalledOnce();
});
