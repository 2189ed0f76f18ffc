import { expect, test } from 'vitest';
import { parseWindow } from './window.ts';

const everyDay = [0, 1, 2, 3, 4, 5, 6];

test.each([
  ['Mon-Fri 07:00-18:00', [1, 2, 3, 4, 5], 7 * 60, 18 * 60],
  ['Sat,Sun 08:00-12:30', [0, 6], 8 * 60, 12 * 60 + 30],
  ['Mon-Wed,Fri 7:05-9:00', [1, 2, 3, 5], 7 * 60 + 5, 9 * 60],
  ['Fri-Mon 00:00-24:00', [0, 1, 5, 6], 0, 24 * 60],
  ['sun 10:00-11:00', [0], 10 * 60, 11 * 60],
  ['22:00-06:00', everyDay, 22 * 60, 30 * 60],
  ['22:00-00:00', everyDay, 22 * 60, 24 * 60],
  ['  07:00 - 18:00 ', everyDay, 7 * 60, 18 * 60],
])('%j is a window', (text, days, from, to) => {
  const window = parseWindow(text);
  expect(window).toMatchObject({ from, to });
  expect('days' in window && [...window.days].sort()).toEqual(days);
});

test.each([
  ['', '"" is not a window of time'],
  ['Mon-Fri', '"Mon-Fri" is not a window of time'],
  ['Mon-Fri 7-18', '"Mon-Fri 7-18" is not a window of time'],
  ['Mon - Fri 07:00-18:00', '"Mon - Fri 07:00-18:00" is not a window of time'],
  ['Mo-Fr 07:00-18:00', '"Mo" in "Mo-Fr" is not a day'],
  ['Mon-Tue-Wed 07:00-18:00', '"Wed" in "Mon-Tue-Wed" is not a day'],
  ['Mon,, 07:00-18:00', '"" in "Mon,," is not a day'],
  ['07:00-25:00', '"25:00" is not a time of day'],
  ['24:00-06:00', '"24:00" is not a time of day'],
  ['07:60-08:00', '"07:60" is not a time of day'],
  ['07:00-24:30', '"24:30" is not a time of day'],
  ['07:00-07:00', 'The window "07:00-07:00" is empty'],
])('%j is not a window, and the message says why', (text, message) => {
  expect(parseWindow(text)).toMatchObject({ message });
});
