import { nearest } from '../references/index.ts';
import { commonUnits, habits } from './common-units.ts';
import { exactScale, type FindAtom, isNear, temperatures } from './exact-scale.ts';
import { rational, zero } from './rational.ts';
import { isUsable, type Unit, type UnitRefusal, type Units } from './unit.ts';

type FindUnit = (code: string) => Unit | UnitRefusal;

/** The answers of the library, by code. */
const asked = new Map<string, Unit | UnitRefusal>();
let library: Promise<FindUnit> | undefined;

/** Looks these codes up. The library is loaded only where one of them isn't common. */
export async function loadUnits(codes: Iterable<string>): Promise<Units> {
  const rare = [...codes].filter((code) => !commonUnits.has(code) && !asked.has(code));
  if (rare.length > 0) {
    library ??= loadLibrary();
    const find = await library;
    for (const code of rare) asked.set(code, find(code));
  }
  return {
    find(code) {
      const found = commonUnits.get(code) ?? asked.get(code);
      if (!found) throw new Error(`the unit ${code} was not loaded`);
      return found;
    },
  };
}

/** UCUM codes are ASCII without blanks. The library prints to the console when it meets others, or what every object has. */
const plausible =
  /^(?!.*(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf|__))[!-~]{1,64}$/;

const lookUp = 'Find the code of the unit at ucum.org.';

/** Loads the UCUM library, some 40 ms. */
async function loadLibrary(): Promise<FindUnit> {
  const { default: ucum } = await import('@lhncbc/ucum-lhc');
  const utilities = ucum.UcumLhcUtils.getInstance();
  const tables = ucum.UnitTables.getInstance();
  const findAtom: FindAtom = (atom) => tables.getUnitByCode(atom) ?? undefined;
  return (code) => {
    if (!plausible.test(code)) return refuse(code, []);
    const { unit, origString, retMsg } = utilities.getSpecifiedUnit(code, 'validate');
    // The library is lenient: for `degF` it answers with the unit `[degF]` and a remark.
    if (!unit || origString !== code || !unit.dim_?.dimVec_ || unit.magnitude_ === null) {
      return refuse(code, retMsg);
    }
    const scale = unit.magnitude_ * unit.cnvPfx_;
    if (!isUsable(scale)) {
      const message = `${code} is a unit too large or too small to calculate with`;
      return { code: 'unit-unknown', message, hint: lookUp };
    }
    const exact = exactScale(code, findAtom);
    const temperature = unit.cnv_ === null ? undefined : temperatures.get(unit.cnv_);
    return {
      code,
      dimension: [...unit.dim_.dimVec_, unit.moleExp_, unit.equivalentExp_].join(','),
      // The library calculates in doubles. If its definitions give the same scale exactly, the exact scale is used.
      scale: exact && isNear(exact, unit) ? exact : rational(String(scale)),
      offset: temperature?.offset ?? zero,
      opaque: unit.isArbitrary_ || (unit.cnv_ !== null && !temperature),
    };
  };
}

function refuse(code: string, messages: readonly string[]): UnitRefusal {
  const named = messages.map((message) => /but (\S+) is\./.exec(message)?.[1]).find((found) => found);
  const suggestion = habits.get(code) ?? named ?? nearest(code, commonUnits.keys());
  const special = messages.find((message) => message.includes('special') || message.includes('non-ratio'));
  return {
    code: 'unit-unknown',
    message: special ?? `${code || 'An empty text'} is not a UCUM code`,
    hint: suggestion === undefined ? lookUp : `Did you mean ${suggestion}?`,
  };
}
