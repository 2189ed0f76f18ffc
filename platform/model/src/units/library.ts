import type { Library } from '@lhncbc/ucum-lhc';
import { nearest } from '../references/index.ts';
import { commonUnits, habits } from './common-units.ts';
import { isUsable, type Unit, type UnitRefusal } from './unit.ts';

/** Zero of the units whose conversion the library names, in kelvins; their magnitude is in `magnitude_`. */
const zeros: { readonly [conversion: string]: number } = {
  Cel: 273.15,
  degF: (459.67 * 5) / 9,
  degRe: 273.15,
};

/** UCUM codes are ASCII without blanks. The library prints to the console when it meets others, or what every object has. */
const plausible =
  /^(?!.*(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf|__))[!-~]{1,64}$/;

export type FindUnit = (code: string) => Unit | UnitRefusal;

/** Loads the UCUM library, some 40 ms. */
export async function loadLibrary(): Promise<FindUnit> {
  const { default: ucum } = await import('@lhncbc/ucum-lhc');
  const library = ucum.UcumLhcUtils.getInstance();
  return (code) => (plausible.test(code) ? ask(library, code) : refuse(code, []));
}

function ask(library: Library, code: string): Unit | UnitRefusal {
  const { unit, origString, retMsg } = library.getSpecifiedUnit(code, 'validate');
  // The library is lenient: for `degF` it answers with the unit `[degF]` and a remark.
  if (!unit || origString !== code || !unit.dim_?.dimVec_ || unit.magnitude_ === null) {
    return refuse(code, retMsg);
  }
  const dimension = [...unit.dim_.dimVec_, unit.moleExp_, unit.equivalentExp_].join(',');
  const zero = unit.cnv_ === null ? undefined : zeros[unit.cnv_];
  const scale = unit.magnitude_ * unit.cnvPfx_;
  if (!isUsable(scale)) return { reason: `${code} is a unit too large or too small to calculate with` };
  return {
    code,
    dimension,
    scale,
    offset: zero ?? 0,
    opaque: unit.isArbitrary_ || (unit.cnv_ !== null && zero === undefined),
  };
}

function refuse(code: string, messages: readonly string[]): UnitRefusal {
  const named = messages.map((message) => /but (\S+) is\./.exec(message)?.[1]).find((found) => found);
  const habit = Object.hasOwn(habits, code) ? habits[code] : undefined;
  const suggestion = habit ?? named ?? nearest(code, commonUnits.keys());
  const special = messages.find((message) => message.includes('special') || message.includes('non-ratio'));
  const reason = special ?? `${code || 'An empty text'} is no UCUM code`;
  return suggestion === undefined ? { reason } : { reason, suggestion };
}
