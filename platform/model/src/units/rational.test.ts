import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  difference,
  exactly,
  nearestDouble,
  printRational,
  product,
  quotient,
  rational,
} from './rational.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const least = Number.MIN_VALUE;

/** A double as a quotient, through `exactly`. */
function quotientOf(value: number): [bigint, bigint] {
  const { mantissa, exponent } = exactly(value);
  return exponent < 0 ? [mantissa, 1n << BigInt(-exponent)] : [mantissa << BigInt(exponent), 1n];
}

describe('rational numbers', () => {
  it.each([
    ['-273.15', '-5463/20'],
    ['2298.35/9', '45967/180'],
    ['1e-7', '1/10000000'],
    ['1.25E3', '1250'],
    ['-0', '0'],
    ['1/3.6', '5/18'],
  ])('%s is %s', (text, printed) => {
    expect(printRational(rational(text))).toBe(printed);
  });

  it.each([[''], ['1,5'], ['Infinity'], ['1e99999'], ['1/'], ['0x1']])('refuses %j', (text) => {
    expect(() => rational(text)).toThrow(`is not a decimal number`);
  });

  it('calculates', () => {
    const [a, b] = [rational('5/9'), rational('-3/10')];
    expect(printRational(product(a, b))).toBe('-1/6');
    expect(printRational(quotient(a, b))).toBe('-50/27');
    expect(printRational(difference(a, b))).toBe('77/90');
    expect(() => quotient(a, rational('0'))).toThrow(RangeError);
  });
});

describe('the nearest double', () => {
  it('to a double is that double, the smallest and the largest too', () => {
    const all = fc.oneof(
      finite,
      fc.constantFrom(least, -least, 2 ** -1022, 2 ** -1022 - least, Number.MAX_VALUE),
    );
    fc.assert(
      fc.property(all, (value) => {
        expect(nearestDouble(...quotientOf(value))).toBe(value + 0);
      }),
    );
  });

  it('to a quotient of two doubles equals the result of the processor', () => {
    const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 });
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 2 ** 31 }), (a, b) => {
        expect(nearestDouble(BigInt(a), BigInt(b))).toBe(a / b + 0);
      }),
    );
  });

  it('to a decimal number equals the number that JavaScript reads', () => {
    const exponent = fc.integer({ min: -340, max: 310 });
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 25n }), exponent, (digits, shift) => {
        const { numerator, denominator } = rational(`${digits}e${shift}`);
        expect(nearestDouble(numerator, denominator)).toBe(Number(`${digits}e${shift}`));
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[what: string, numerator: bigint, denominator: bigint, expected: number]>([
    ['a tie goes to the even one below', 2n ** 53n + 1n, 1n, 2 ** 53],
    ['a tie goes to the even one above', 2n ** 53n + 3n, 1n, 2 ** 53 + 4],
    ['a little over a tie goes up', (2n ** 53n + 1n) * 10n ** 30n + 1n, 10n ** 30n, 2 ** 53 + 2],
    ['half of the smallest is zero', 1n, 2n ** 1075n, 0],
    ['more than half of the smallest is the smallest', 2n ** 60n + 1n, 2n ** 1135n, least],
    ['too large is infinite', 2n ** 1024n, 1n, Number.POSITIVE_INFINITY],
  ])('%s', (_, numerator, denominator, expected) => {
    expect(nearestDouble(numerator, denominator)).toBe(expected);
  });
});
