import { isFiniteJson, type Json, type PortSpec } from '@dtaas/model';
import { excerpt } from '../secrets/mask.ts';

/** Whether a value is finite, of the port's type and, for arrays, of its shape. */
export function fitsPort(port: PortSpec, value: Json): boolean {
  return port.shape === undefined ? fitsType(port.type, value) : fitsShape(port, value, 0);
}

function fitsShape(port: PortSpec, value: Json, dimension: number): boolean {
  const size = port.shape?.[dimension];
  if (size === undefined) return fitsType(port.type, value);
  if (!Array.isArray(value) || (size !== null && value.length !== size)) return false;
  return value.every((element: Json) => fitsShape(port, element, dimension + 1));
}

function fitsType(type: PortSpec['type'], value: Json): boolean {
  switch (type) {
    case 'number':
      return Number.isFinite(value);
    case 'integer':
      return Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
      return typeof value === 'string';
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value) && isFiniteJson(value);
  }
}

/** Why a port refused a value, continuing a sentence that begins with the value. */
export function misfit(port: PortSpec, value: Json): string {
  return `was ${summarise(value)}; ${takes(port)}`;
}

const types = {
  number: 'finite numbers',
  integer: 'integers',
  boolean: 'booleans',
  string: 'texts',
  object: 'objects whose numbers are finite',
} as const;

export function takes({ type, shape }: PortSpec): string {
  if (shape === undefined) return `the port takes ${types[type]}`;
  return `the port takes arrays of ${shape.map((n) => n ?? '?').join('×')} ${types[type]}`;
}

/** A value as a message shows it; JSON itself has no word for what is not finite. */
export function summarise(value: unknown): string {
  if (typeof value === 'object' && !isFiniteJson(value))
    return 'a value with a number that is not finite, or nested too deep';
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return excerpt(text, 40);
}

/** The value in the target's unit; numbers in arrays are converted each, everything else stays. */
export function convertValue(value: Json, convert: (value: number) => number): Json {
  if (typeof value === 'number') return convert(value);
  if (Array.isArray(value)) return value.map((element: Json) => convertValue(element, convert));
  return value;
}
