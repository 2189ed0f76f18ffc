import { expect, test } from 'vitest';
import { silenceOf } from './silence.ts';

const port = { type: 'number' } as const;

function listening() {
  const silence = silenceOf({
    oil: { topic: 'o', port, timeoutSeconds: 30 },
    room: { topic: 'r', port },
  });
  silence.listen(1000);
  return silence;
}

test('a sensor may be silent for its timeout after the connection was made', () => {
  const silence = listening();
  expect(silence.reasons(1030)).toEqual([]);
  expect(silence.reasons(1031)).toEqual([
    'physical.oil is silent: no value came since the connection was made 31 s ago, and its timeout is 30 s',
  ]);
});

test('a value ends a silence, and a later silence is reported again', () => {
  const silence = listening();
  expect(silence.reasons(1100)).toHaveLength(1);
  silence.heard('oil', 1100, 1100);
  expect(silence.reasons(1130)).toEqual([]);
  expect(silence.reasons(1142)).toEqual([
    'physical.oil is silent: its newest value is 42 s old, and its timeout is 30 s',
  ]);
});

test('a value that was measured long ago is as old as it says', () => {
  const silence = listening();
  silence.heard('oil', 500, 1100);
  expect(silence.reasons(1100)).toEqual([
    'physical.oil is silent: its newest value is 600 s old, and its timeout is 30 s',
  ]);
});

test('a value with a future time counts as current', () => {
  const silence = listening();
  silence.heard('oil', 9000, 1100);
  expect(silence.reasons(1131)).toHaveLength(1);
});

test('what the connection was down for does not count', () => {
  const silence = listening();
  silence.heard('oil', 1000, 1000);
  silence.listen(2000);
  expect(silence.reasons(2030)).toEqual([]);
  expect(silence.reasons(2031)).toHaveLength(1);
});
