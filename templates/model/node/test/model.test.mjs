import assert from 'node:assert/strict';
import test from 'node:test';
import { output } from '../src/model.mjs';

test('an input is multiplied by the gain', () => {
  assert.equal(output({ gain: 2 }, 3), 6);
});
