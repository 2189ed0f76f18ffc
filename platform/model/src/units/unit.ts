import type { Rational } from './rational.ts';

/** What a UCUM code stands for. A ratio unit is so many times the base units of its dimension. */
export interface Unit {
  readonly code: string;
  /** Exponents of length, time, mass, angle, temperature, charge, luminous intensity, amount, equivalents. */
  readonly dimension: string;
  /** `scale` × value + `offset` is the value in base units. */
  readonly scale: Rational;
  readonly offset: Rational;
  /** A logarithm, a tangent or an arbitrary unit, which converts only to itself. */
  readonly opaque: boolean;
}

/** Why a text is not a unit, or a value can't be converted. */
export interface UnitRefusal {
  readonly code: 'unit-unknown' | 'unit-mismatch' | 'unit-missing' | 'temperature-ambiguous';
  readonly message: string;
  readonly hint: string;
}

export const temperatureDimension = '0,0,0,0,1,0,0,0,0';

/** The units that the texts at hand name, looked up once. */
export interface Units {
  /** Throws for a code that wasn't asked for when the units were loaded. */
  find(code: string): Unit | UnitRefusal;
}

/** True if a double can hold a factor; the factor of `10*400` is too large. */
export function isUsable(scale: number): boolean {
  return Number.isFinite(scale) && scale !== 0;
}

export function isUnit(found: Unit | UnitRefusal): found is Unit {
  return 'dimension' in found;
}
