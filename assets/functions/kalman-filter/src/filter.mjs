/**
 * A Kalman filter for the incubator's box (R. E. Kalman, 1960, doi:10.1115/1.3662552).
 *
 * State [Th, T] in °C, inputs [u, Tr, 1] held since the last sample (the fan always runs), measurement T.
 * The plant's x' = A x + B u becomes, by backward Euler with the true step h, x⁺ = F (x + h B u), F = (I − h A)⁻¹.
 *
 *     Q = s² [[h⁴/4, h³/2], [h³/2, h²]]   R = s   P₀ = p₀ I
 *
 * Th isn't measured: it is as good as the plant's heater parameters, of which only the lag is well determined.
 *
 * @typedef {{time: number, x: [number, number], P: [[number, number], [number, number]], held: Inputs}} State
 *   time in s, x in °C, P in K²
 * @typedef {{heaterOn: boolean, roomTemperature: number}} Inputs room in °C
 */

/**
 * @param {typeof import('../../../models/incubator-thermal/src/model.mjs')} plant
 * @param {import('../../../models/incubator-thermal/src/model.mjs').Parameters} parameters four parameters
 * @param {{noise?: number, initialVariance?: number}} [options] s and p₀
 */
export function kalmanFilter(plant, parameters, { noise = 0.001, initialVariance = 0.001 } = {}) {
  const { A, B } = plant.matrices(parameters);
  if (A.length !== 2)
    throw new Error('the filter wants a plant of four parameters, which has a heater to estimate');

  /** @returns {State} the first sample is taken as it is */
  function begin(time, measured, inputs) {
    const P = [
      [initialVariance, 0],
      [0, initialVariance],
    ];
    return { time, x: plant.initialState(parameters, measured), P, held: inputs };
  }

  /** @param {State} state @param {number} time s @param {number} measured °C @param {Inputs} inputs from now on */
  function update(state, time, measured, inputs) {
    const h = time - state.time;
    const F = inverse([
      [1 - h * A[0][0], -h * A[0][1]],
      [-h * A[1][0], 1 - h * A[1][1]],
    ]);
    const u = [state.held.heaterOn ? 1 : 0, state.held.roomTemperature, 1];
    const driven = state.x.map((value, i) => value + h * B[i].reduce((sum, b, j) => sum + b * u[j], 0));
    const x = F.map((row) => row[0] * driven[0] + row[1] * driven[1]);
    const Q = [
      [h ** 4 / 4, h ** 3 / 2],
      [h ** 3 / 2, h ** 2],
    ];
    const P = product(product(F, state.P), transpose(F)).map((row, i) =>
      row.map((value, j) => value + noise ** 2 * Q[i][j]),
    );
    const innovation = measured - x[1];
    const gain = [P[0][1] / (P[1][1] + noise), P[1][1] / (P[1][1] + noise)];
    const corrected = x.map((value, i) => value + gain[i] * innovation);
    // (I − K H) P, with H = [0, 1].
    const left = P.map((row, i) => row.map((value, j) => value - gain[i] * P[1][j]));
    return { state: { time, x: corrected, P: left, held: inputs }, innovation };
  }

  return { begin, update };
}

function inverse([[a, b], [c, d]]) {
  const determinant = a * d - b * c;
  return [
    [d / determinant, -b / determinant],
    [-c / determinant, a / determinant],
  ];
}

function product(left, right) {
  return left.map((row) => [0, 1].map((j) => row[0] * right[0][j] + row[1] * right[1][j]));
}

function transpose([[a, b], [c, d]]) {
  return [
    [a, c],
    [b, d],
  ];
}
