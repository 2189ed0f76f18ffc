import { exactly, nearestDouble, type Rational, rational } from './rational.ts';

/**
 * Value in the target's unit = `scale` × value + `offset`. Both are decimal numbers. If an exact factor is not one, such
 * as 5/9, it is added as a quotient.
 */
export interface Conversion {
  readonly scale: number;
  readonly offset: number;
  readonly exact?: { readonly scale: string; readonly offset: string };
}

/**
 * Converts a value and returns the double nearest to the exact result. An irrational factor is held with more than 60
 * digits, and its result is within 1 ulp.
 */
export function converter(by: Conversion): (value: number) => number {
  const { scale, offset } = by.exact ?? { scale: String(by.scale), offset: String(by.offset) };
  const [factor, shift] = [rational(scale), rational(offset)];
  const simple = shift.numerator === 0n ? simpleConverter(factor) : undefined;
  return simple ?? exactConverter(factor, shift);
}

/** One multiplication or division by a whole number is rounded only once, so doubles give the nearest result. */
function simpleConverter({ numerator, denominator }: Rational): ((value: number) => number) | undefined {
  if (numerator > BigInt(Number.MAX_SAFE_INTEGER) || denominator > BigInt(Number.MAX_SAFE_INTEGER))
    return undefined;
  const [times, by] = [Number(numerator), Number(denominator)];
  if (by === 1) return (value) => value * times;
  return times === 1 ? (value) => value / by : undefined;
}

function exactConverter(scale: Rational, offset: Rational): (value: number) => number {
  const denominator = scale.denominator * offset.denominator;
  const factor = scale.numerator * offset.denominator;
  const shift = offset.numerator * scale.denominator;
  return (value) => {
    if (!Number.isFinite(value)) return value;
    const { mantissa, exponent } = exactly(value);
    return exponent < 0
      ? nearestDouble(mantissa * factor + (shift << BigInt(-exponent)), denominator << BigInt(-exponent))
      : nearestDouble(((mantissa * factor) << BigInt(exponent)) + shift, denominator);
  };
}
