import type { Quantity } from '../../generated/types.ts';
import { secondsOf } from '../../parameters/index.ts';
import { conversion, isConversion, isUnit, type Units } from '../../units/index.ts';
import { at, eachAsset, eachTwin, type Problem, type Sourced } from '../rule.ts';

/**
 * A lockstep clock has a step, which is a time above zero, and no physical twin, whose time can't be held. Only a lockstep
 * clock has `until`.
 */
export const clockIsRight = eachTwin(function* ({ twin }, { units }) {
  const { mode, step, until } = twin.value.spec.lifecycle.clock;
  const path = ['spec', 'lifecycle', 'clock'];
  if (mode === 'lockstep' && twin.value.spec.physicalTwin) {
    yield at(twin, [...path, 'mode'], {
      code: 'clock-physical-twin',
      message: "The platform can't step the time of a physical twin",
      hint: 'Write `mode: wall`. With --emulate the twin still runs in lockstep, with the step and speed beside `mode`, unless you add --clock wall.',
    });
  }
  if (!step && mode === 'lockstep') {
    yield at(twin, [...path, 'mode'], {
      code: 'clock-step',
      message: 'A lockstep clock needs a step',
      hint: 'Write how much time passes in one, e.g. step: {value: 1, unit: s}.',
    });
  }
  if (step) yield* timeIsRight(twin, units, 'step', step);
  if (!until) return;
  if (mode === 'wall' && twin.value.spec.physicalTwin?.emulator === undefined) {
    yield at(twin, [...path, 'until'], {
      code: 'clock-until',
      message: '`until` needs a lockstep clock, because a run on the wall clock has no end',
      hint: 'Write `mode: lockstep` with a `step`, or remove `until`.',
    });
  }
  yield* timeIsRight(twin, units, 'until', until);
});

const times = {
  step: {
    code: 'clock-step',
    subject: 'A step',
    tooShort: (time: string) => `A step of ${time} would not move time forward`,
  },
  until: {
    code: 'clock-until',
    subject: 'The end of a run',
    tooShort: (time: string) => `A run can't end after ${time}`,
  },
} as const;

function* timeIsRight(
  twin: Sourced<unknown>,
  units: Units,
  field: keyof typeof times,
  { value, unit }: Quantity,
): Iterable<Problem> {
  const path = ['spec', 'lifecycle', 'clock', field];
  const { code, subject, tooShort } = times[field];
  const found = units.find(unit);
  if (!isUnit(found)) {
    yield at(twin, [...path, 'unit'], found);
  } else if (!isConversion(conversion(units, { unit }, { unit: 's' }))) {
    const message = `${subject} is a time, but ${unit} is not a unit of time`;
    yield at(twin, [...path, 'unit'], { code, message, hint: 'Write it in s, ms or min.' });
  }
  if (value > 0) return;
  const message = tooShort(`${value} ${unit}`);
  yield at(twin, [...path, 'value'], { code, message, hint: 'Write a time above zero.' });
}

export const savesAreSpaced = eachTwin(function* ({ twin }) {
  const { every } = twin.value.spec.lifecycle.save;
  if (every === undefined || secondsOf(every) !== 0) return;
  yield at(twin, ['spec', 'lifecycle', 'save', 'every'], {
    code: 'save-every-zero',
    message: 'The twin would be saved again as soon as it is saved, and hardly run',
    hint: 'Write the time between two saves, e.g. 1h, or remove `every` to save the twin only when asked.',
  });
});

export const testsHaveTime = eachAsset(function* (asset) {
  const { timeout } = asset.value.spec.test ?? {};
  if (timeout === undefined || secondsOf(timeout) !== 0) return;
  yield at(asset, ['spec', 'test', 'timeout'], {
    code: 'timeout-zero',
    message: 'With a timeout of zero every run of the tests would fail',
    hint: 'Write how long the tests may take, e.g. 60s, or remove `timeout`.',
  });
});
