/**
 * Bounded nonlinear least squares: Levenberg–Marquardt with Marquardt's scaling (D. W. Marquardt, 1963,
 * doi:10.1137/0111030), on the parameters that no bound holds back (the active-set idea of projected methods).
 */

/**
 * @param {(x: number[]) => number[]} residuals same length for every x
 * @param {number[]} start
 * @param {{lower: number[], upper: number[], maxIterations?: number, tolerance?: number}} options
 * @returns {{x: number[], sumOfSquares: number, iterations: number, converged: boolean, jacobian: number[][]}}
 *   jacobian: a column ∂r/∂x for each parameter, at x
 */
export function leastSquares(residuals, start, { lower, upper, maxIterations = 200, tolerance = 1e-10 }) {
  const within = (x) => x.map((value, i) => Math.min(Math.max(value, lower[i]), upper[i]));
  let x = within(start);
  let r = residuals(x);
  let cost = dot(r, r);
  let damping = 1e-3;
  const found = (iterations, converged) => ({
    x,
    sumOfSquares: cost,
    iterations,
    converged,
    jacobian: jacobian(residuals, x, r, upper),
  });
  for (let iterations = 1; iterations <= maxIterations; iterations++) {
    const columns = jacobian(residuals, x, r, upper);
    const gradient = columns.map((column) => dot(column, r));
    const free = x.flatMap((value, i) => {
      const held = (value <= lower[i] && gradient[i] > 0) || (value >= upper[i] && gradient[i] < 0);
      return held || gradient[i] === 0 ? [] : [i];
    });
    const normal = free.map((i) => free.map((j) => dot(columns[i], columns[j])));
    const before = cost;
    for (; damping < 1e12; damping *= 4) {
      const damped = normal.map((row, i) => row.map((value, j) => (i === j ? value * (1 + damping) : value)));
      const move = solve(
        damped,
        free.map((i) => -gradient[i]),
      );
      const next = [...x];
      for (const [at, i] of free.entries()) next[i] += move[at];
      const tried = within(next);
      const triedResiduals = residuals(tried);
      const triedCost = dot(triedResiduals, triedResiduals);
      if (triedCost < cost) {
        [x, r, cost] = [tried, triedResiduals, triedCost];
        damping = Math.max(damping / 10, 1e-12);
        break;
      }
    }
    if (before - cost <= tolerance * before) return found(iterations, true);
  }
  return found(maxIterations, false);
}

/** Columns ∂r/∂x by forward differences, backward where the upper bound is near. */
function jacobian(residuals, x, r, upper) {
  return x.map((value, i) => {
    const size = 1e-6 * Math.max(Math.abs(value), 1e-3);
    const by = value + size > upper[i] ? -size : size;
    const moved = [...x];
    moved[i] = value + by;
    const away = residuals(moved);
    return r.map((residual, k) => (away[k] - residual) / by);
  });
}

function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Gaussian elimination with partial pivoting; a handful of unknowns. */
function solve(matrix, right) {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    const pivot = rows
      .slice(i)
      .reduce((best, row, k) => (Math.abs(row[i]) > Math.abs(rows[best][i]) ? i + k : best), i);
    [rows[i], rows[pivot]] = [rows[pivot], rows[i]];
    for (let k = i + 1; k < size; k++) {
      const factor = rows[k][i] / rows[i][i];
      for (let j = i; j <= size; j++) rows[k][j] -= factor * rows[i][j];
    }
  }
  const solution = new Array(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let rest = rows[i][size];
    for (let j = i + 1; j < size; j++) rest -= rows[i][j] * solution[j];
    solution[i] = rest / rows[i][i];
  }
  return solution;
}
