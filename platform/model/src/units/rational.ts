/** An exact number: `numerator` / `denominator`, reduced, the denominator above zero. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zero: Rational = { numerator: 0n, denominator: 1n };
export const one: Rational = { numerator: 1n, denominator: 1n };

const decimal = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;

/** Reads a decimal number (`-273.15`, `1e-5`) or a quotient of two (`5/9`). Throws a plain Error for other texts. */
export function rational(text: string): Rational {
  const [over = '', under] = text.split('/');
  const top = ofDecimal(over);
  return under === undefined ? top : quotient(top, ofDecimal(under));
}

function ofDecimal(text: string): Rational {
  const [, sign, whole = '', fraction = '', exponent = '0'] = decimal.exec(text) ?? [];
  if (sign === undefined) throw new Error(`${text} is not a decimal number`);
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const shift = Number(exponent) - fraction.length;
  return shift < 0 ? reduced(digits, 10n ** BigInt(-shift)) : reduced(digits * 10n ** BigInt(shift), 1n);
}

export function product(a: Rational, b: Rational): Rational {
  return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Throws a RangeError where `b` is zero. */
export function quotient(a: Rational, b: Rational): Rational {
  if (b.numerator === 0n) throw new RangeError('division by zero');
  return reduced(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function difference(a: Rational, b: Rational): Rational {
  return reduced(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

export function power(a: Rational, exponent: number): Rational {
  const times = BigInt(Math.abs(exponent));
  const raised = { numerator: a.numerator ** times, denominator: a.denominator ** times };
  return exponent < 0 ? quotient(one, raised) : raised;
}

export function equals(a: Rational, b: Rational): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

export function printRational({ numerator, denominator }: Rational): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}

function reduced(numerator: bigint, denominator: bigint): Rational {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  const divisor = denominator < 0n ? -a : a;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The double nearest to numerator / denominator, ties to even, as IEEE 754 rounds. The denominator is above zero. */
export function nearestDouble(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const size = numerator < 0n ? -numerator : numerator;
  // `Number` rounds a quotient of 64 bits or more correctly if its last bit says whether anything was cut off.
  const wanted = 65 - bitLength(size) + bitLength(denominator);
  // A subnormal double has fewer bits, so only the last step may round.
  const shift = Math.min(wanted, 1076);
  const [over, under] =
    shift < 0 ? [size, denominator << BigInt(-shift)] : [size << BigInt(shift), denominator];
  const quotient = over / under;
  const sticky = quotient * under === over ? 0n : 1n;
  const rounded = Number(quotient | sticky);
  // In two steps, since a double can't hold 2 ** -1076.
  const half = Math.trunc(shift / 2);
  const nearest = rounded * 2 ** -half * 2 ** -(shift - half);
  return numerator < 0n ? -nearest : nearest;
}

function bitLength(value: bigint): number {
  const hex = value.toString(16);
  return 4 * hex.length - Math.clz32(Number.parseInt(hex[0]!, 16)) + 28;
}

const view = new DataView(new ArrayBuffer(8));

/** A finite double exactly: `mantissa` · 2 ** `exponent`. */
export function exactly(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const fraction = bits & 0xfffffffffffffn;
  const raised = Number((bits >> 52n) & 0x7ffn);
  const mantissa = raised === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: value < 0 ? -mantissa : mantissa, exponent: Math.max(raised, 1) - 1075 };
}
