import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standingStill } from '../src/standing-still.mjs';

/** Answers how long its incubator has lived, and since when it has seen nothing. */
const act = (state, _inputs, time) => ({
  state: { start: state?.start ?? time, time },
  outputs: { lived: time - (state?.start ?? time), unseen: time - (state?.time ?? time) },
});

function live(times) {
  let state = null;
  let step = standingStill(act);
  return times.map((time) => {
    // A process ends, another goes on with its state.
    if (time === 'restart') {
      step = standingStill(act);
      return 'restart';
    }
    const stepped = step(state, {}, time);
    state = stepped.state;
    return [stepped.outputs.lived, stepped.outputs.unseen];
  });
}

test('time that nobody ran it isn’t lived', () => {
  assert.deepEqual(live([100, 103, 'restart', 5000, 5003]), [[0, 0], [3, 3], 'restart', [3, 0], [6, 3]]);
});

test('time that is late is lived', () => {
  assert.deepEqual(live([100, 103, 109]), [
    [0, 0],
    [3, 3],
    [9, 6],
  ]);
});

test('time that is set back stands', () => {
  assert.deepEqual(live([100, 103, 50, 53]), [
    [0, 0],
    [3, 3],
    [3, 0],
    [6, 3],
  ]);
});
