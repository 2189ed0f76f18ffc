/** A window of `lifecycle.schedule.running`. */
export interface Window {
  /** The days on which it begins; 0 is Sunday. */
  readonly days: ReadonlySet<number>;
  /** Minutes after midnight of that day. The end is later than the beginning, and perhaps on the next day. */
  readonly from: number;
  readonly to: number;
}

/** Why a text isn't a window. */
export interface WrongWindow {
  readonly message: string;
  readonly hint: string;
}

export const minutesOfDay = 24 * 60;

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Reads a window: `Mon-Fri 07:00-18:00`, `Sat,Sun 08:00-12:00`, `22:00-06:00` (every day, over midnight). */
export function parseWindow(text: string): Window | WrongWindow {
  const match = /^\s*(?:(\S+)\s+)?(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})\s*$/.exec(text);
  if (!match) {
    return wrong(
      `${JSON.stringify(text)} is not a window of time`,
      'Write days and times, e.g. "Mon-Fri 07:00-18:00", or only times for every day.',
    );
  }
  const [, daysText, fromText = '', toText = ''] = match;
  const days = daysText === undefined ? new Set(dayNames.keys()) : parseDays(daysText);
  if ('message' in days) return days;
  const [from, to] = [minutesOf(fromText), minutesOf(toText)];
  for (const [time, minutes, latest] of [
    [fromText, from, minutesOfDay - 1],
    [toText, to, minutesOfDay],
  ] as const) {
    if (minutes === undefined || minutes > latest)
      return wrong(
        `${JSON.stringify(time)} is not a time of day`,
        'Write hours and minutes from 00:00 to 23:59. A window may end at 24:00.',
      );
  }
  if (from === to)
    return wrong(`The window ${JSON.stringify(text)} is empty`, 'For a whole day, write 00:00-24:00.');
  return { days, from: from!, to: to! > from! ? to! : to! + minutesOfDay };
}

/** `Mon-Fri`, `Sat,Sun`, `Fri-Mon`. */
function parseDays(text: string): ReadonlySet<number> | WrongWindow {
  const days = new Set<number>();
  for (const part of text.split(',')) {
    const [first = '', last = first, ...more] = part.split('-');
    const unknown = [first, last].find((name) => dayOf(name) === undefined) ?? more[0];
    if (unknown !== undefined)
      return wrong(
        `${JSON.stringify(unknown)} in ${JSON.stringify(text)} is not a day`,
        `Write the days as ${dayNames.slice(1).join(', ')} and ${dayNames[0]}, e.g. Mon-Fri or Sat,Sun.`,
      );
    for (let day = dayOf(first)!; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === dayOf(last)) break;
    }
  }
  return days;
}

function dayOf(name: string): number | undefined {
  const index = dayNames.findIndex((each) => each.toLowerCase() === name.toLowerCase());
  return index < 0 ? undefined : index;
}

/** Minutes after midnight; `undefined` if there are more than 59 minutes in the hour. */
function minutesOf(time: string): number | undefined {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return minutes > 59 ? undefined : hours * 60 + minutes;
}

function wrong(message: string, hint: string): WrongWindow {
  return { message, hint };
}
