import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leastSquares } from '../src/least-squares.mjs';

const wide = { lower: [-100, -100], upper: [100, 100] };
/** H. H. Rosenbrock, 1960: a curved valley to its end at (1, 1). */
const rosenbrock = ([x, y]) => [1 - x, 10 * (y - x * x)];

test('reaches the end of a curved valley', () => {
  const { x, sumOfSquares, converged } = leastSquares(rosenbrock, [-1.2, 1], wide);
  assert.ok(converged && sumOfSquares < 1e-12);
  assert.ok(Math.hypot(x[0] - 1, x[1] - 1) < 1e-5);
});

test('stops at a bound, at the best point along it', () => {
  const { x } = leastSquares(rosenbrock, [-1.2, 1], { lower: [-100, -100], upper: [0.5, 100] });
  assert.equal(x[0], 0.5);
  assert.ok(Math.abs(x[1] - 0.25) < 1e-5);
});

test('leaves a bound that a better point lies away from', () => {
  const { x } = leastSquares(([a, b]) => [a - 3, b - 4], [10, 0], { lower: [0, 0], upper: [10, 3.5] });
  assert.ok(Math.abs(x[0] - 3) < 1e-6);
  assert.equal(x[1], 3.5);
});

test('copes with a parameter that changes nothing', () => {
  const { x, sumOfSquares } = leastSquares(([a]) => [a - 3], [1, 7], wide);
  assert.ok(sumOfSquares < 1e-10);
  assert.equal(x[1], 7);
});
