import type { Library } from '@lhncbc/ucum-lhc';
import { nearest } from '../references/index.ts';
import { commonUnits, habits } from './common-units.ts';
import { type Rational, rational, zero } from './rational.ts';
import { isUsable, type Unit, type UnitRefusal, type Units } from './unit.ts';

/** The answers of the library, by code. */
const asked = new Map<string, Unit | UnitRefusal>();

/** Looks these codes up. The library is loaded only where one of them isn't common. */
export async function loadUnits(codes: Iterable<string>): Promise<Units> {
  const rare = [...codes].filter((code) => !commonUnits.has(code) && !asked.has(code));
  if (rare.length > 0) {
    const find = await loadLibrary();
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

/** Loads the UCUM library, some 40 ms. */
export async function loadLibrary(): Promise<Units['find']> {
  const { default: ucum } = await import('@lhncbc/ucum-lhc');
  const library = ucum.UcumLhcUtils.getInstance();
  return (code) => (plausible.test(code) ? ask(library, code) : refuse(code, []));
}

/** UCUM codes are ASCII without blanks. The library prints to the console when it meets others, or what every object has. */
const plausible =
  /^(?!.*(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf|__))[!-~]{1,64}$/;

/** Zero of the units whose conversion the library names, in kelvins. */
const zeros: { readonly [conversion: string]: Rational } = {
  Cel: rational('273.15'),
  degF: rational('2298.35/9'),
  degRe: rational('273.15'),
};

const lookUp = 'Find the code of the unit at ucum.org.';

function ask(library: Library, code: string): Unit | UnitRefusal {
  const { unit, origString, retMsg } = library.getSpecifiedUnit(code, 'validate');
  // The library is lenient: for `degF` it answers with the unit `[degF]` and a remark.
  if (!unit || origString !== code || !unit.dim_?.dimVec_ || unit.magnitude_ === null) {
    return refuse(code, retMsg);
  }
  const dimension = [...unit.dim_.dimVec_, unit.moleExp_, unit.equivalentExp_].join(',');
  const offset = unit.cnv_ === null ? undefined : zeros[unit.cnv_];
  const scale = unit.magnitude_ * unit.cnvPfx_;
  if (!isUsable(scale)) {
    return { reason: `${code} is a unit too large or too small to calculate with`, hint: lookUp };
  }
  return {
    code,
    dimension,
    scale: rational(withoutNoise(scale)),
    offset: offset ?? zero,
    opaque: unit.isArbitrary_ || (unit.cnv_ !== null && offset === undefined),
  };
}

/** The library calculates in doubles, so the inch has 0.025400000000000002 m. A scale with a 0 as 15th digit was meant so. */
function withoutNoise(scale: number): string {
  const rounded = scale.toPrecision(15);
  return /0(?:e|$)/.test(rounded) ? rounded : String(scale);
}

function refuse(code: string, messages: readonly string[]): UnitRefusal {
  const named = messages.map((message) => /but (\S+) is\./.exec(message)?.[1]).find((found) => found);
  const suggestion = habits.get(code) ?? named ?? nearest(code, commonUnits.keys());
  const special = messages.find((message) => message.includes('special') || message.includes('non-ratio'));
  const reason = special ?? `${code || 'An empty text'} is not a UCUM code`;
  return { reason, hint: suggestion === undefined ? lookUp : `Did you mean ${suggestion}?` };
}
