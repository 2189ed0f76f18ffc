import { secondsOf } from '../../parameters/index.ts';
import { nearest } from '../../references/index.ts';
import { parseWindow } from '../../schedule/window.ts';
import { isTimeZone } from '../../values/time-zone.ts';
import { at, atKey, eachTwin } from '../rule.ts';

const lifecycle = ['spec', 'lifecycle'];

/** A schedule has windows of time in a known time zone, and a twin that is suspended anyway has none. */
export const schedulesAreRight = eachTwin(function* ({ twin }) {
  const { desired, schedule } = twin.value.spec.lifecycle;
  if (!schedule) return;
  const path = [...lifecycle, 'schedule'];
  const { timezone, running } = schedule;
  if (!isTimeZone(timezone)) {
    const near = nearest(timezone, Intl.supportedValuesOf('timeZone'));
    yield at(twin, [...path, 'timezone'], {
      code: 'schedule-timezone',
      message: `${JSON.stringify(timezone)} is not a time zone`,
      hint: near
        ? `Did you mean ${near}?`
        : 'Write its name in the IANA database, e.g. Europe/Copenhagen or UTC.',
    });
  }
  for (const [index, text] of running.entries()) {
    const window = parseWindow(text);
    if ('message' in window)
      yield at(twin, [...path, 'running', index], { code: 'schedule-window', ...window });
  }
  if (desired !== 'running') {
    yield atKey(twin, path, {
      code: 'schedule-without-effect',
      severity: 'warning',
      message: `The schedule has no effect, because the twin is ${desired} at all times`,
      hint: 'Remove `desired`, or remove the schedule.',
    });
  }
});

/** A twin is given some time before it counts as unused. */
export const idlenessLasts = eachTwin(function* ({ twin }) {
  const { idle } = twin.value.spec.lifecycle;
  if (!idle || secondsOf(idle.after) > 0) return;
  yield at(twin, [...lifecycle, 'idle', 'after'], {
    code: 'idle-after-zero',
    message: 'The twin would be suspended as soon as it runs',
    hint: 'Write how long nobody uses the twin before it is suspended, e.g. 2h.',
  });
});
