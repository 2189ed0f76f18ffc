import { commonUnits } from './common-units.ts';
import { type FindUnit, loadLibrary } from './library.ts';
import type { Unit, UnitRefusal, Units } from './unit.ts';

/** The answers of the library, by code. */
const asked = new Map<string, Unit | UnitRefusal>();
let library: Promise<FindUnit> | undefined;

/** Looks these codes up. The library is loaded only where one of them isn't common. */
export async function loadUnits(codes: Iterable<string>): Promise<Units> {
  const rare = new Set<string>();
  for (const code of codes) if (!commonUnits.has(code) && !asked.has(code)) rare.add(code);
  if (rare.size > 0) {
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
