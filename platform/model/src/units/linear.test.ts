import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { commonUnits } from './common-units.ts';
import { conversion, convert, isConversion, type Measure } from './conversion.ts';
import { converter } from './linear.ts';
import { loadUnits } from './load-units.ts';
import { exactly, nearestDouble } from './rational.ts';
import type { Units } from './unit.ts';

let units: Units;
const rare = ['[in_i]', '[psi]', '[mi_i]', '[gal_us]', 'mm[Hg]', '[lb_av]', 'mCel'];
beforeAll(async () => {
  units = await loadUnits([...commonUnits.keys(), ...rare]);
});

function converted(value: number, from: Measure | string, to: Measure | string): number {
  const measure = (of: Measure | string) => (typeof of === 'string' ? { unit: of } : of);
  const by = conversion(units, measure(from), measure(to));
  if (!isConversion(by)) throw new Error(by.message);
  return convert(value, by);
}

describe('a converted value is the double nearest to the exact one', () => {
  const kelvin: Measure = { unit: 'K', temperature: 'absolute' };
  it.each<[value: number, from: Measure | string, to: Measure | string, expected: number]>([
    [212, '[degF]', 'Cel', 100],
    [32, '[degF]', 'Cel', 0],
    [98.6, '[degF]', 'Cel', 37],
    [100, 'Cel', '[degF]', 212],
    [-40, 'Cel', '[degF]', -40],
    [20.1, 'Cel', kelvin, 293.25],
    [293.25, kelvin, 'Cel', 20.1],
    [0.1, 'Cel', kelvin, 273.25],
    [77, '[degF]', kelvin, 298.15],
    [20100, 'mCel', 'Cel', 20.1],
    [90, 'km/h', 'm/s', 25],
    [36, 'km/h', 'm/s', 10],
    [1500, '/min', 'Hz', 25],
    [3, 'mm', 'm', 0.003],
    [1.1, 'kW', 'W', 1100],
    [0.7, 'kW.h', 'MJ', 2.52],
    [29, '%', '1', 0.29],
    [10, '[in_i]', 'cm', 25.4],
    [3, '[mi_i]', 'km', 4.828032],
    [1, '[gal_us]', 'L', 3.785411784],
    [3, '[lb_av]', 'kg', 1.36077711],
  ])('%d %j in %j is %d', (value, from, to, expected) => {
    expect(converted(value, from, to)).toBe(expected);
  });

  it.each<[value: number, from: string, to: string, expected: number]>([
    [180, 'deg', 'rad', Math.PI],
    [90, 'deg', 'rad', Math.PI / 2],
    [1, 'deg', 'rad', 0.017453292519943295],
    [7, 'deg', 'rad', 0.12217304763960307],
    [1, 'rad', 'deg', 57.29577951308232],
    [2, 'rad/s', 'deg/s', 114.59155902616465],
  ])('within 1 ulp where the factor is irrational: %d %s in %s is %d', (value, from, to, expected) => {
    const ulp = Math.abs(expected) * 2 ** -52;
    expect(Math.abs(converted(value, from, to) - expected)).toBeLessThanOrEqual(ulp);
  });

  it('for any factor and offset: no other double is nearer', () => {
    const amount = fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }));
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
        amount,
        amount,
        (value, [a, b], [c, d]) => {
          fc.pre(a !== 0);
          const exact = { scale: `${a}/${b}`, offset: `${c}/${d}` };
          const result = converter({ scale: a / b, offset: c / d, exact })(value);
          const { mantissa, exponent } = exactly(value);
          const two = 1n << BigInt(-exponent);
          const numerator = mantissa * BigInt(a) * BigInt(d) + BigInt(c) * BigInt(b) * two;
          expect(result).toBe(nearestDouble(numerator, BigInt(b) * BigInt(d) * two));
        },
      ),
    );
  });

  it('works without exact factors, as in a twin that was deployed before 0.2', () => {
    expect(converter({ scale: 1, offset: -273.15 })(293.25)).toBe(20.1);
    expect(converter({ scale: 0.001, offset: 0 })(3)).toBe(0.003);
    expect(converter({ scale: 0.555555555555556, offset: -17.7777777777778 })(212)).toBeCloseTo(100, 11);
  });

  it.each([[Number.POSITIVE_INFINITY], [Number.NaN]])('leaves %d unchanged', (value) => {
    expect(converter({ scale: 2, offset: 1 })(value)).toBe(value);
  });
});

describe('exact factors', () => {
  it('are part of a conversion only if doubles differ from them', () => {
    const by = (from: string, to: string) => conversion(units, { unit: from }, { unit: to });
    expect(by('kJ', 'J')).toEqual({ scale: 1000, offset: 0 });
    expect(by('mm', 'm')).toEqual({ scale: 0.001, offset: 0 });
    expect(by('[degF]', 'Cel')).toEqual({
      scale: 5 / 9,
      offset: -160 / 9,
      exact: { scale: '5/9', offset: '-160/9' },
    });
  });
});
