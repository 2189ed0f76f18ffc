import { type Conversion, converter } from './linear.ts';
import {
  difference,
  equals,
  nearestDouble,
  printRational,
  quotient,
  type Rational,
  rational,
  zero,
} from './rational.ts';
import { isUnit, isUsable, temperatureDimension, type Unit, type UnitRefusal, type Units } from './unit.ts';

/**
 * What a number measures. A temperature is a point on its scale (`absolute`) or a step between two points
 * (`difference`). Units with a zero of their own, Cel and [degF], are absolute unless declared a difference; K may be
 * either, and unless declared it is converted to neither.
 */
export interface Measure {
  readonly unit?: string | undefined;
  readonly temperature?: 'absolute' | 'difference' | undefined;
}

export const identity: Conversion = { scale: 1, offset: 0 };

export function isConversion(found: Conversion | UnitRefusal): found is Conversion {
  return 'scale' in found;
}

/** How a value is converted, or why it can't be. Unknown codes convert to themselves, because another rule reports them. */
export function conversion(units: Units, from: Measure, to: Measure): Conversion | UnitRefusal {
  if ((from.unit ?? '1') === (to.unit ?? '1') && from.temperature === to.temperature) return identity;
  if (from.unit === undefined || to.unit === undefined) return missing(from, to);
  const source = units.find(from.unit);
  const target = units.find(to.unit);
  if (!isUnit(source) || !isUnit(target)) return identity;
  if (source.dimension !== target.dimension) return mismatch(source, target);
  if (source.dimension === temperatureDimension) return betweenTemperatures(source, from, target, to);
  if ((source.opaque || target.opaque) && source.code !== target.code) return mismatch(source, target);
  const by = linear(quotient(source.scale, target.scale), zero);
  if (isUsable(by.scale)) return by;
  return {
    code: 'unit-mismatch',
    message: `${source.code} can't be converted to ${target.code}: the conversion factor is too large or too small`,
    hint: 'Use units that are closer to each other.',
  };
}

export function convert(value: number, by: Conversion): number {
  return converter(by)(value);
}

/** Adds the exact factors where the doubles differ from them. */
function linear(scale: Rational, offset: Rational): Conversion {
  const rounded = {
    scale: nearestDouble(scale.numerator, scale.denominator),
    offset: nearestDouble(offset.numerator, offset.denominator),
  };
  if (!isUsable(rounded.scale)) return rounded;
  const isDecimal =
    equals(rational(String(rounded.scale)), scale) && equals(rational(String(rounded.offset)), offset);
  if (isDecimal) return rounded;
  return { ...rounded, exact: { scale: printRational(scale), offset: printRational(offset) } };
}

function betweenTemperatures(
  source: Unit,
  from: Measure,
  target: Unit,
  to: Measure,
): Conversion | UnitRefusal {
  const scale = quotient(source.scale, target.scale);
  const [a, b] = [natureOf(source, from), natureOf(target, to)];
  if (a === 'absolute' && b === 'absolute') {
    return linear(scale, quotient(difference(source.offset, target.offset), target.scale));
  }
  const code = 'temperature-ambiguous';
  if (a !== undefined && b !== undefined && a !== b) {
    const article = { absolute: 'an absolute', difference: 'a difference of' };
    return {
      code,
      message: `${source.code} is ${article[a]} temperature on one side, ${target.code} ${article[b]} on the other`,
      hint: 'Connect absolute temperatures with absolute ones, and differences with differences.',
    };
  }
  if (!equals(source.offset, target.offset) && (a === 'absolute' || b === 'absolute')) {
    return {
      code,
      message: `${source.code} to ${target.code}: a temperature in K may be absolute or a difference, and neither is declared`,
      hint: 'Write `temperature: absolute` beside the unit K if it counts from absolute zero, or use the same unit on both sides.',
    };
  }
  return linear(scale, zero);
}

function natureOf(unit: Unit, measure: Measure): 'absolute' | 'difference' | undefined {
  return measure.temperature ?? (equals(unit.offset, zero) ? undefined : 'absolute');
}

function missing(from: Measure, to: Measure): UnitRefusal {
  const [has, lacks] = from.unit === undefined ? ['target', 'source'] : ['source', 'target'];
  return {
    code: 'unit-missing',
    message: `the ${has} is in ${from.unit ?? to.unit}, but the ${lacks} has no unit`,
    hint: `Give the ${lacks} a unit.`,
  };
}

function mismatch(source: Unit, target: Unit): UnitRefusal {
  return {
    code: 'unit-mismatch',
    message: `${source.code} can't be converted to ${target.code}`,
    hint:
      takenForDegrees(source, target) ??
      takenForDegrees(target, source) ??
      'The units measure different things, so one of them is wrong.',
  };
}

/** `C` and `F` are units, and seldom meant where the other side is a temperature. */
function takenForDegrees({ code }: Unit, { dimension }: Unit): string | undefined {
  if (dimension !== temperatureDimension) return undefined;
  if (code === 'C') return 'C is the coulomb. Did you mean Cel, the degree Celsius?';
  return code === 'F' ? 'F is the farad. Did you mean [degF], the degree Fahrenheit?' : undefined;
}
