import { conversion, isConversion, isUnit } from '../units/index.ts';
import { at, eachTwin } from './rule.ts';

/** A lockstep clock has a step, which is a time above zero, and no physical twin whose time goes on by itself. */
export const clockIsRight = eachTwin(function* ({ twin }, { units }) {
  const { mode, step } = twin.value.spec.lifecycle.clock;
  const path = ['spec', 'lifecycle', 'clock'];
  if (mode === 'lockstep' && twin.value.spec.physicalTwin) {
    yield at(twin, [...path, 'mode'], {
      code: 'clock-physical-twin',
      message: 'The time of a physical twin goes on by itself and can’t be stepped',
      hint: 'Write mode: wall. Its emulator runs in lockstep all the same (unless --clock wall is said), by the step and speed that stand beside it.',
    });
  }
  if (!step) {
    if (mode !== 'lockstep') return;
    yield at(twin, [...path, 'mode'], {
      code: 'clock-step',
      message: 'A lockstep clock needs a step',
      hint: 'Write how much time passes in one, e.g. step: {value: 1, unit: s}.',
    });
    return;
  }
  const found = units.find(step.unit);
  if (!isUnit(found)) {
    yield at(twin, [...path, 'step', 'unit'], {
      code: 'unit-unknown',
      message: found.reason,
      hint: found.suggestion === undefined ? 'Write s.' : `Did you mean ${found.suggestion}?`,
    });
  } else if (!isConversion(conversion(units, { unit: step.unit }, { unit: 's' }))) {
    yield at(twin, [...path, 'step', 'unit'], {
      code: 'clock-step',
      message: `A step is a time, and ${step.unit} is none`,
      hint: 'Write it in s, ms or min.',
    });
  }
  if (step.value > 0) return;
  yield at(twin, [...path, 'step', 'value'], {
    code: 'clock-step',
    message: `A step of ${step.value} ${step.unit} would never end`,
    hint: 'Write a time above zero.',
  });
});
