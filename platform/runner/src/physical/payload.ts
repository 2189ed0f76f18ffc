import type { Json, PhysicalTwinSpec, PortSpec } from '@dtaas/model';
import { fitsPort } from '../senml/value.ts';

type Telemetry = PhysicalTwinSpec['telemetry'][string];

/** The value that a message of the physical twin carries for a port; undefined where it carries none. */
export function readPayload({ port, pointer }: Telemetry, payload: string): Json | undefined {
  const found = pointer === undefined ? bareValue(port, payload) : resolvePointer(parse(payload), pointer);
  const value = port.type === 'boolean' && (found === 0 || found === 1) ? found === 1 : found;
  return value !== undefined && fitsPort(port, value) ? value : undefined;
}

/** The payload of a command: the bare value. */
export function writePayload(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Resolves a JSON pointer (RFC 6901). */
export function resolvePointer(document: Json | undefined, pointer: string): Json | undefined {
  if (pointer === '') return document;
  let value = document;
  for (const token of pointer.slice(1).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null) return undefined;
    if (Array.isArray(value)) value = /^(0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
    else value = Object.hasOwn(value, key) ? (value as { readonly [key: string]: Json })[key] : undefined;
  }
  return value;
}

function bareValue({ type, shape }: PortSpec, payload: string): Json | undefined {
  return type === 'string' && shape === undefined ? payload : parse(payload);
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
