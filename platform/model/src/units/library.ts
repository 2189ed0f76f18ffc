import type { Library } from '@lhncbc/ucum-lhc';
import { nearest } from '../references/index.ts';
import { commonUnits, habits } from './common-units.ts';
import { exactScale, type FindAtom, isNear } from './exact-scale.ts';
import { zero as none, type Rational, rational } from './rational.ts';
import { isUsable, type Unit, type UnitRefusal } from './unit.ts';

/** Zero of the units whose conversion the library names, in kelvins. */
const zeros: { readonly [conversion: string]: Rational } = {
  Cel: rational('273.15'),
  degF: rational('2298.35/9'),
  degRe: rational('273.15'),
};

/** UCUM codes are ASCII without blanks. The library prints to the console when it meets others, or what every object has. */
const plausible =
  /^(?!.*(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf|__))[!-~]{1,64}$/;

const lookUp = 'Find the code of the unit at ucum.org.';

export type FindUnit = (code: string) => Unit | UnitRefusal;

/** Loads the UCUM library, some 40 ms. */
export async function loadLibrary(): Promise<FindUnit> {
  const { default: ucum } = await import('@lhncbc/ucum-lhc');
  const library = ucum.UcumLhcUtils.getInstance();
  const tables = ucum.UnitTables.getInstance();
  const findAtom: FindAtom = (atom) => tables.getUnitByCode(atom) ?? null;
  return (code) => (plausible.test(code) ? ask(library, findAtom, code) : refuse(code, []));
}

function ask(library: Library, findAtom: FindAtom, code: string): Unit | UnitRefusal {
  const { unit, origString, retMsg } = library.getSpecifiedUnit(code, 'validate');
  // The library is lenient: for `degF` it answers with the unit `[degF]` and a remark.
  if (!unit || origString !== code || !unit.dim_?.dimVec_ || unit.magnitude_ === null) {
    return refuse(code, retMsg);
  }
  const dimension = [...unit.dim_.dimVec_, unit.moleExp_, unit.equivalentExp_].join(',');
  const zero = unit.cnv_ === null ? undefined : zeros[unit.cnv_];
  const scale = unit.magnitude_ * unit.cnvPfx_;
  if (!isUsable(scale)) {
    return { reason: `${code} is a unit too large or too small to calculate with`, hint: lookUp };
  }
  const exact = exactScale(code, findAtom);
  return {
    code,
    dimension,
    // The library calculates in doubles. If its definitions give the same scale exactly, the exact scale is used.
    scale: exact && isNear(exact, unit) ? exact : rational(String(scale)),
    offset: zero ?? none,
    opaque: unit.isArbitrary_ || (unit.cnv_ !== null && zero === undefined),
  };
}

function refuse(code: string, messages: readonly string[]): UnitRefusal {
  const named = messages.map((message) => /but (\S+) is\./.exec(message)?.[1]).find((found) => found);
  const suggestion = habits.get(code) ?? named ?? nearest(code, commonUnits.keys());
  const special = messages.find((message) => message.includes('special') || message.includes('non-ratio'));
  const reason = special ?? `${code || 'An empty text'} is not a UCUM code`;
  return { reason, hint: suggestion === undefined ? lookUp : `Did you mean ${suggestion}?` };
}
