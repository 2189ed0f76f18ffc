import {
  atPointer,
  type CommandSpec,
  inZone,
  type Json,
  type MessageTime,
  type PortSpec,
  placedAt,
  type TelemetrySpec,
} from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import { firstAbsoluteTime, isTime, type Sample } from '../../senml/read.ts';
import { fitsPort, takes } from '../../senml/value.ts';

/** The value in a message for a port. `t` is the message's own time. */
export type Carried =
  | { readonly value: Json; readonly t: number | undefined }
  /** Why the port refuses the message. The text follows the content of the message. */
  | { readonly refused: string };

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

const perSecond = { s: 1, ms: 1e3, us: 1e6, ns: 1e9 } as const;

/** A message's own time in seconds since 1970; `undefined` if the message has no readable time. */
export function readTime(
  message: Json | undefined,
  { pointer, unit, zone }: MessageTime,
): number | undefined {
  const found = atPointer(message, pointer);
  const number = typeof found === 'number' ? found : Number.NaN;
  const seconds = unit === 'text' ? readText(found, zone) : number / perSecond[unit];
  return seconds !== undefined && seconds >= firstAbsoluteTime && isTime(seconds) ? seconds : undefined;
}

/** Describes the times that `readTime` accepts. */
export function expectedTime({ unit }: MessageTime): string {
  return unit === 'text' ? 'a text such as 2026-03-02T14:00:00Z' : `a number of ${unit} since 1970`;
}

export function writeTime(seconds: number, { unit }: MessageTime): Json {
  if (unit === 'text') return new Date(Math.round(seconds * 1000)).toISOString();
  return unit === 's' ? seconds : Math.round(seconds * perSecond[unit]);
}

/** ISO 8601: a date and a time to the minute at least, with an offset or without one. */
const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:(Z)|([+-]\d\d)(?::?(\d\d))?)?$/i;

function readText(found: Json | undefined, zone = 'UTC'): number | undefined {
  if (typeof found !== 'string') return undefined;
  const [, date, minute, second = '00', fraction = '0', utc, hours, minutes = '00'] = iso.exec(found) ?? [];
  if (date === undefined) return undefined;
  const text = `${date}T${minute}:${second}`;
  const reading = Date.parse(`${text}Z`) / 1000;
  // JavaScript reads February 30 as a day in March.
  if (Number.isNaN(reading) || !new Date(reading * 1000).toISOString().startsWith(text)) return undefined;
  const own =
    utc === undefined && hours === undefined ? zone : utc === undefined ? `${hours}:${minutes}` : 'UTC';
  // The offset may be invalid, e.g. +99:00.
  return attempt(() => inZone(reading, own) + Number(`0.${fraction}`));
}
