import { isDeepStrictEqual } from 'node:util';
import type { Bounds, Sighting, TestPlan } from '@dtaas/model';
import type { Given } from '../recorded-values.ts';
import { at, shown, type Verdict, type Watcher } from './verdict.ts';

type Window = Bounds['window'];

/** The first value that is out of bounds decides. Without any value, nobody knows whether the bounds hold. */
export function watchBounds({ port, minimum, maximum, window }: Bounds, { untilSeconds }: TestPlan): Watcher {
  let seen = 0;
  let wrong: Verdict | undefined;
  return {
    take({ time, value }) {
      if (wrong || !isWithin(window, time)) return;
      seen += 1;
      const given = Number(value);
      const bound =
        minimum !== undefined && !(given >= minimum)
          ? `below the minimum of ${shown(minimum, port.unit)}`
          : maximum !== undefined && !(given <= maximum)
            ? `above the maximum of ${shown(maximum, port.unit)}`
            : undefined;
      if (bound)
        wrong = { time, reason: `${port.name} was ${shown(value, port.unit)} at ${at(time)}, ${bound}` };
    },
    verdict: () =>
      wrong ?? (seen > 0 ? {} : { reason: `${port.name} gave no value ${during(window, untilSeconds)}` }),
  };
}

/** The first such value in the window decides. */
export function watchSighting({ port, seen, equals, window }: Sighting, { untilSeconds }: TestPlan): Watcher {
  let within: Given | undefined;
  let outside: Given | undefined;
  const isSuch = ({ value }: Given) => equals === undefined || isDeepStrictEqual(value, equals);
  const such = equals === undefined ? 'gave a value' : `was ${shown(equals, port.unit)}`;
  return {
    take(given) {
      if (!isSuch(given)) return;
      if (isWithin(window, given.time)) within ??= given;
      else outside ??= given;
    },
    verdict() {
      if ((within !== undefined) === seen) return {};
      if (within) return { time: within.time, reason: `${port.name} ${such} at ${at(within.time)}` };
      const else_ = outside ? `, but at ${at(outside.time)}` : '';
      const never = equals === undefined ? 'gave no value' : `was never ${shown(equals, port.unit)}`;
      return { reason: `${port.name} ${never} ${during(window, untilSeconds)}${else_}` };
    },
  };
}

function isWithin({ after, before }: Window, time: number): boolean {
  return time >= after && time < before;
}

function during({ after, before }: Window, until: number): string {
  return `from ${at(after)} to ${at(Math.min(before, until))}`;
}
