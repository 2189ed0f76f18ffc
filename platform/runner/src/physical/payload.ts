import {
  atPointer,
  type CommandSpec,
  type Json,
  type PortSpec,
  placedAt,
  type TelemetrySpec,
} from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import type { Sample } from '../senml/read.ts';
import { fitsPort, takes } from '../senml/value.ts';
import { expectedTime, readTime, writeTime } from './message-time.ts';

/** The value in a message for a port. `t` is the message's own time. */
export type Carried =
  | { readonly value: Json; readonly t: number | undefined }
  /** Why the port refuses the message. The text follows the content of the message. */
  | { readonly refused: string };

/** Reads a message for one port. */
export function readPayload({ port, pointer, time }: TelemetrySpec, payload: string): Carried {
  const message = pointer === undefined ? undefined : parse(payload);
  const found = pointer === undefined ? bareValue(port, payload) : atPointer(message, pointer);
  const value = port.type === 'boolean' && (found === 0 || found === 1) ? found === 1 : found;
  if (value === undefined || !fitsPort(port, value)) return { refused: takes(port) };
  if (time === undefined) return { value, t: undefined };
  const t = readTime(message, time);
  return t === undefined
    ? { refused: `the message has no time at ${time.pointer} (expected: ${expectedTime(time)})` }
    : { value, t };
}

/** The message of a command: the bare value, or the template with the value and its time in their places. */
export function writePayload({ pointer, template = {}, time }: CommandSpec, { value, t }: Sample): string {
  if (pointer === undefined) return typeof value === 'string' ? value : JSON.stringify(value);
  const message = placedAt(template, pointer, value) ?? template;
  return JSON.stringify(time ? placedAt(message, time.pointer, writeTime(t, time)) : message);
}

function bareValue({ type, shape }: PortSpec, payload: string): Json | undefined {
  return type === 'string' && shape === undefined ? payload : parse(payload);
}

function parse(text: string): Json | undefined {
  return attempt(() => JSON.parse(text));
}
