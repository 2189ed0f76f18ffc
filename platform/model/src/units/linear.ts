import { exactly, nearestDouble, type Rational, rational } from './rational.ts';

/**
 * Value in the target's unit = `scale` × value + `offset`. These two are decimal numbers; where the exact ones aren't, as
 * 5/9, the exact ones stand beside them as quotients.
 */
export interface Conversion {
  readonly scale: number;
  readonly offset: number;
  readonly exact?: { readonly scale: string; readonly offset: string };
}

/**
 * Calculates a conversion: gives the double nearest to the exact result. For an irrational factor, which is exact to
 * more than 60 digits, that is within 1 ulp.
 */
export function converter(by: Conversion): (value: number) => number {
  const { scale, offset } = by.exact ?? { scale: String(by.scale), offset: String(by.offset) };
  const [factor, shift] = [rational(scale), rational(offset)];
  const simple = shift.numerator === 0n ? simpleConverter(factor) : undefined;
  return simple ?? exactConverter(factor, shift);
}

/** One multiplication or one division by a whole number is rounded once, and so is exact enough. */
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
