import type { LibraryUnit } from '@lhncbc/ucum-lhc';
import { nearestDouble, one, power, product, quotient, type Rational, rational } from './rational.ts';

/** The library's unit of an atom, `m` or `[in_i]`, without a prefix. */
export type FindAtom = (atom: string) => LibraryUnit | undefined;

const tens = ([prefix, exponent]: readonly [string, number]) =>
  [prefix, power(rational('10'), exponent)] as const;

/** Powers of ten, then powers of 1024. */
const prefixes: ReadonlyMap<string, Rational> = new Map([
  ...Object.entries({ Y: 24, Z: 21, E: 18, P: 15, T: 12, G: 9, M: 6, k: 3, h: 2, da: 1 }).map(tens),
  ...Object.entries({ d: -1, c: -2, m: -3, u: -6, n: -9, p: -12, f: -15, a: -18, z: -21, y: -24 }).map(tens),
  ...['Ki', 'Mi', 'Gi', 'Ti'].map((prefix, index) => [prefix, power(rational('1024'), index + 1)] as const),
]);

/** Units whose zero isn't at 0 K, by the library's name of their conversion. Both numbers are in kelvins. */
export const temperatures: ReadonlyMap<string, { readonly scale: Rational; readonly offset: Rational }> =
  new Map([
    ['Cel', { scale: one, offset: rational('273.15') }],
    ['degF', { scale: rational('5/9'), offset: rational('2298.35/9') }],
    ['degRe', { scale: rational('5/4'), offset: rational('273.15') }],
  ]);

const name = String.raw`10[*^]|(?:[^\[\]\d./()+-]|\[[^\]]*\])+`;
const token = new RegExp(String.raw`(?:${name})(?:[+-]?\d+)?|\d+|[./()]`, 'g');
const simple = new RegExp(String.raw`^(${name})([+-]?\d+)?$`);

/**
 * The exact scale of a UCUM code in base units. The code is parsed down to the base units with the library's own
 * definitions. `undefined` for a unit that has no such scale, such as a logarithm.
 */
export function exactScale(code: string, findAtom: FindAtom): Rational | undefined {
  // An annotation counts as 1 on its own, and is ignored after a unit.
  const plain = code.replace(/(^|[./(])\{[^}]*\}/g, (_, before) => `${before}1`).replace(/\{[^}]*\}/g, '');
  const tokens = plain.match(token) ?? [];
  if (tokens.join('') !== plain) return undefined;
  let at = 0;
  const take = (text: string) => tokens[at] === text && ++at > 0;

  /** Factors are read from left to right: `a/b.c` is a times c, divided by b. */
  function term(): Rational | undefined {
    let scale = one;
    for (let divides = take('/'); ; ) {
      const next = factor();
      if (!next) return undefined;
      scale = divides ? quotient(scale, next) : product(scale, next);
      divides = take('/');
      if (!divides && !take('.')) return scale;
    }
  }

  function factor(): Rational | undefined {
    if (take('(')) {
      const inner = term();
      return take(')') ? inner : undefined;
    }
    const text = tokens[at++] ?? '';
    if (/^\d+$/.test(text)) return rational(text);
    const [, atom, exponent = '1'] = simple.exec(text) ?? [];
    const scale = atom === undefined ? undefined : scaleOf(atom, findAtom);
    return scale && power(scale, Number(exponent));
  }

  const scale = term();
  return at === tokens.length ? scale : undefined;
}

function scaleOf(atom: string, findAtom: FindAtom): Rational | undefined {
  const unit = findAtom(atom);
  const scale = definition(unit, findAtom);
  // For some units with a prefix, such as `km`, the library's table has the definition of the unit without the prefix.
  if (unit && scale && isNear(scale, unit)) return scale;
  for (const length of [2, 1]) {
    const prefix = prefixes.get(atom.slice(0, length));
    const scale = prefix && definition(findAtom(atom.slice(length)), findAtom);
    if (scale) return product(prefix, scale);
  }
  return undefined;
}

/** True if an exact scale agrees with the one that the library calculated in doubles. */
export function isNear(
  { numerator, denominator }: Rational,
  { magnitude_, cnvPfx_ }: Pick<LibraryUnit, 'magnitude_' | 'cnvPfx_'>,
): boolean {
  return Math.abs(nearestDouble(numerator, denominator) / ((magnitude_ ?? 0) * cnvPfx_) - 1) < 1e-9;
}

function definition(unit: LibraryUnit | undefined, findAtom: FindAtom): Rational | undefined {
  if (!unit || unit.isBase_) return unit && one;
  const { csUnitString_: code, baseFactorStr_: factor, cnv_ } = unit;
  if (cnv_ !== null) return temperatures.get(cnv_)?.scale;
  const scale = code === null || factor === null ? undefined : exactScale(code, findAtom);
  return scale && product(rational(factor!), scale);
}
