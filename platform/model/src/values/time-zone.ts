import { memoised } from './memoised.ts';

/** True for a name of the IANA time zone database, and for an offset such as `+02:00`. */
export function isTimeZone(zone: string): boolean {
  try {
    offsetSeconds(zone, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Converts a wall clock's reading in a time zone to seconds since 1970. In the hour that autumn repeats, the first one is
 * meant. In the hour that spring leaves out, the offset before the change is used.
 *
 * @param reading what the reading would be in UTC, in seconds since 1970
 * @throws RangeError if the zone is unknown
 */
export function inZone(reading: number, zone: string): number {
  const [before, after] = [-86_400, 86_400].map((day) => reading - offsetSeconds(zone, reading + day));
  const shows = (seconds: number): boolean => seconds + offsetSeconds(zone, seconds) === reading;
  return shows(before!) || !shows(after!) ? before! : after!;
}

/**
 * The moments at which a wall clock in a time zone shows a reading, in seconds since 1970: two where autumn repeats an hour. A
 * reading that spring leaves out is the moment of that change.
 *
 * @param reading as for `inZone`, in whole minutes
 */
export function momentsInZone(
  reading: number,
  zone: string,
): { readonly first: number; readonly last: number } {
  const [before, after] = [-86_400, 86_400].map((day) => offsetSeconds(zone, reading + day)) as [
    number,
    number,
  ];
  const shown = [reading - before, reading - after].filter((time) => readingIn(zone, time) === reading);
  if (shown.length > 0) return { first: Math.min(...shown), last: Math.max(...shown) };
  let [early, late] = [reading - after, reading - before];
  while (late - early > 60) {
    const middle = early + Math.floor((late - early) / 120) * 60;
    if (offsetSeconds(zone, middle) === after) late = middle;
    else early = middle;
  }
  return { first: late, last: late };
}

/** What a wall clock in a time zone shows, as for `inZone`. */
export function readingIn(zone: string, seconds: number): number {
  return seconds + offsetSeconds(zone, seconds);
}

const fixed = /^([+-])([01]\d|2[0-3]):([0-5]\d)$/;

/** How far a zone is ahead of UTC at a time. */
function offsetSeconds(zone: string, seconds: number): number {
  const [, sign, hours, minutes] = fixed.exec(zone) ?? [];
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
  const parts = formatOf(zone).formatToParts(seconds * 1000);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, ahead, h = '0', m = '0', s = '0'] = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name) ?? [];
  return (ahead === '-' ? -1 : 1) * (Number(h) * 3600 + Number(m) * 60 + Number(s));
}

/** Formats are kept, because making one takes longer than a hundred uses. */
const formatOf = memoised(
  (zone: string) => new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }),
);
