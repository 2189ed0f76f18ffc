import type { PortValue } from '@dtaas/runner';
import { ours, plainText, type Span } from './words.ts';

/** A port's value, short enough for a column. */
export function valueText({ value }: Pick<PortValue, 'value'>): string {
  // Six significant digits and all digits of the whole part. Through a number, since `toPrecision` pads with zeros.
  if (typeof value === 'number')
    return String(Math.abs(value) >= 1e6 ? Math.round(value) : Number(value.toPrecision(6)));
  const text = plainText(typeof value === 'string' ? value : JSON.stringify(value));
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** How people write a UCUM code, where that differs. */
export function unitText(code: string | undefined): string {
  return code === undefined ? '' : (spoken[code] ?? code);
}

/** The unit of a port and, if each of its values counts, how many came. */
export function unitAndCount({ unit, count }: Pick<PortValue, 'unit' | 'count'>): string {
  const counted = count === undefined ? '' : `${count} so far`;
  return [unitText(unit), counted].filter((text) => text !== '').join(', ');
}

const spoken: { readonly [code: string]: string } = {
  Cel: '°C',
  '[degF]': '°F',
  deg: '°',
  Ohm: 'Ω',
  um: 'µm',
  us: 'µs',
  '1': '',
};

/** Seconds since 1970 as a time of day with its date, in UTC. */
export function timeOf(seconds: number): Span {
  return ours(new Date(seconds * 1000).toISOString().replace('T', ' ').slice(0, 19));
}

/** `3 min ago` for an ISO 8601 time. A future time, e.g. after a clock was set back, is shown as a future time. */
export function ago(iso: string, now: number): Span {
  const seconds = (now - Date.parse(iso)) / 1000;
  // Another program may have written the time.
  if (Number.isNaN(seconds)) return ours('at an unknown time');
  return ours(seconds < 0 ? `${spanText(-seconds)} in the future` : `${spanText(seconds)} ago`);
}

/** A length of time: `3 min`. */
export function spanText(exact: number): string {
  const seconds = Math.round(exact);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}
