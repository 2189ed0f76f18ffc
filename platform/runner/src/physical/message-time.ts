import { atPointer, inZone, type Json, type MessageTime } from '@dtaas/model';
import { firstAbsoluteTime, isTime } from '../senml/read.ts';

const perSecond = { s: 1, ms: 1e3, us: 1e6, ns: 1e9 } as const;

/** A message's own time in seconds since 1970; `undefined` if the message has no readable time. */
export function readTime(
  message: Json | undefined,
  { pointer, unit, zone }: MessageTime,
): number | undefined {
  const found = atPointer(message, pointer);
  const seconds = unit === 'text' ? readText(found, zone) : readNumber(found, perSecond[unit]);
  return seconds !== undefined && seconds >= firstAbsoluteTime && isTime(seconds) ? seconds : undefined;
}

/** Describes the times that `readTime` accepts. */
export function expectedTime({ unit }: MessageTime): string {
  return unit === 'text' ? 'a text such as 2026-03-02T14:00:00Z' : `a number of ${unit} since 1970`;
}

/** A time as a message wants it. */
export function writeTime(seconds: number, { unit }: MessageTime): Json {
  if (unit === 'text') return new Date(Math.round(seconds * 1000)).toISOString();
  return unit === 's' ? seconds : Math.round(seconds * perSecond[unit]);
}

function readNumber(found: Json | undefined, divisor: number): number | undefined {
  return typeof found === 'number' ? found / divisor : undefined;
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
  try {
    return inZone(reading, own) + Number(`0.${fraction}`);
  } catch {
    return undefined; // The offset is invalid, e.g. +99:00.
  }
}
