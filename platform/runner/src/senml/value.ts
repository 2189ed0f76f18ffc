import type { Json, PortSpec } from '@dtaas/model';

/** Whether a value is of the port's type and, for arrays, of its shape. */
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
      return typeof value === 'number';
    case 'integer':
      return Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
      return typeof value === 'string';
    case 'object':
      return typeof value === 'object' && value !== null;
  }
}

/** The value in the target's unit; numbers in arrays are converted each, everything else stays. */
export function convertValue(value: Json, { scale, offset }: { scale: number; offset: number }): Json {
  if (typeof value === 'number') return value * scale + offset;
  if (Array.isArray(value)) return value.map((element: Json) => convertValue(element, { scale, offset }));
  return value;
}
