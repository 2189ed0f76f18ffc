import { isFiniteJson, type Json, type PortSpec } from '@dtaas/model';
import { excerpt } from '@dtaas/processes';

/** The types of ports: the values that they take, and their name in messages. */
const types: {
  readonly [type in PortSpec['type']]: { readonly called: string; takes(value: Json): boolean };
} = {
  number: { called: 'finite numbers', takes: Number.isFinite },
  integer: { called: 'integers', takes: Number.isInteger },
  boolean: { called: 'booleans', takes: (value) => typeof value === 'boolean' },
  string: { called: 'texts', takes: (value) => typeof value === 'string' },
  object: {
    called: 'objects whose numbers are finite',
    takes: (value) => Object(value) === value && !Array.isArray(value) && isFiniteJson(value),
  },
};

/** Whether a value is finite, of the port's type and, for arrays, of its shape from this dimension on. */
export function fitsPort(port: PortSpec, value: Json, dimension = 0): boolean {
  const size = port.shape?.[dimension];
  if (size === undefined) return types[port.type].takes(value);
  if (!Array.isArray(value) || (size !== null && value.length !== size)) return false;
  return value.every((element: Json) => fitsPort(port, element, dimension + 1));
}

/** Why a port refused a value, continuing a sentence that begins with the value. */
export function misfit(port: PortSpec, value: Json): string {
  return `was ${summarise(value)}; ${takes(port)}`;
}

export function takes({ type, shape }: PortSpec): string {
  if (shape === undefined) return `the port takes ${types[type].called}`;
  return `the port takes arrays of ${shape.map((n) => n ?? '?').join('×')} ${types[type].called}`;
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
