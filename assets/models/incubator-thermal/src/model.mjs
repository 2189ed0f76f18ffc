/**
 * The incubator's heat balance: a box of air that a heater warms and a room cools.
 *
 * Four parameters, state [Th, T] (heater and air, °C):
 *
 *     C_heater Th' = u P − G_heater (Th − T)
 *     C_air    T'  = G_heater (Th − T) − G_box (T − Tr) + f P_fan
 *
 * Two parameters, state [T], the heater taken as part of the air:
 *
 *     C_air T' = u P + f P_fan − G_box (T − Tr)
 *
 * u and f are heater and fan (0 or 1), P = V I in W, C in J/K, G in W/K, Tr the room in °C. P_fan = 0 leaves
 * the fan's heat out. Inputs are held over a step, so the linear system is integrated exactly whatever the step.
 *
 * @typedef {'two-parameter' | 'four-parameter'} Variant
 * @typedef {object} Parameters
 * @property {Variant} [variant] four-parameter unless said otherwise
 * @property {number} heatCapacity C_air, J/K
 * @property {number} boxConductance G_box, W/K
 * @property {number} [heaterCapacity] C_heater, J/K (four parameters)
 * @property {number} [heaterConductance] G_heater, W/K (four parameters)
 * @property {number} voltage V
 * @property {number} current A
 * @property {number} [fanHeat] P_fan, W
 * @typedef {{heaterOn: boolean, fanOn?: boolean, roomTemperature: number}} Inputs room in °C
 * @typedef {number[]} State [T] or [Th, T] in °C: the air is last
 */

/** @param {Parameters} p @returns {State} every mass at the air's temperature, °C */
export function initialState(p, airTemperature, heaterTemperature = airTemperature) {
  return p.variant === 'two-parameter' ? [airTemperature] : [heaterTemperature, airTemperature];
}

/** @param {State} state @returns {number} the air's temperature, °C */
export function airTemperature(state) {
  return state[state.length - 1];
}

/**
 * Where the state would settle if the inputs stayed: all power leaves through the box's wall.
 * @param {Parameters} p @param {Inputs} inputs @returns {State} °C
 */
export function equilibrium(p, inputs) {
  const heaterPower = inputs.heaterOn ? p.voltage * p.current : 0;
  const fanPower = inputs.fanOn ? (p.fanHeat ?? 0) : 0;
  const air = inputs.roomTemperature + (heaterPower + fanPower) / p.boxConductance;
  return p.variant === 'two-parameter' ? [air] : [air + heaterPower / p.heaterConductance, air];
}

/**
 * The system x' = A x + B [u, Tr, f], for filters and controllers that want it as matrices.
 * @param {Parameters} p
 * @returns {{A: number[][], B: number[][]}} A: n×n in 1/s; B: n×3 in K/s, 1/s and K/s, with n the length of the state
 */
export function matrices(p) {
  const power = p.voltage * p.current;
  const fan = (p.fanHeat ?? 0) / p.heatCapacity;
  const loss = p.boxConductance / p.heatCapacity;
  if (p.variant === 'two-parameter') return { A: [[-loss]], B: [[power / p.heatCapacity, loss, fan]] };
  const toAir = p.heaterConductance / p.heatCapacity;
  const fromHeater = p.heaterConductance / p.heaterCapacity;
  return {
    A: [
      [-fromHeater, fromHeater],
      [toAir, -(toAir + loss)],
    ],
    B: [
      [power / p.heaterCapacity, 0, 0],
      [0, loss, fan],
    ],
  };
}

/**
 * The state after `seconds` with the inputs held: x∞ + exp(A s) (x − x∞).
 * @param {Parameters} p @param {State} state @param {Inputs} inputs @param {number} seconds the true step, ≥ 0
 * @returns {State} °C
 */
export function step(p, state, inputs, seconds) {
  const rest = equilibrium(p, inputs);
  if (p.variant === 'two-parameter') {
    return [rest[0] + (state[0] - rest[0]) * Math.exp((-p.boxConductance / p.heatCapacity) * seconds)];
  }
  const { A } = matrices(p);
  const mean = (A[0][0] + A[1][1]) / 2;
  const half = (A[0][0] - A[1][1]) / 2;
  // Heat that flows both ways makes A[0][1] A[1][0] > 0: both eigenvalues are real and they differ.
  const spread = Math.sqrt(half * half + A[0][1] * A[1][0]);
  const slow = Math.exp((mean + spread) * seconds);
  const fast = Math.exp((mean - spread) * seconds);
  const even = (slow + fast) / 2;
  const odd = (slow - fast) / (2 * spread);
  const heater = state[0] - rest[0];
  const air = state[1] - rest[1];
  return [
    rest[0] + even * heater + odd * (half * heater + A[0][1] * air),
    rest[1] + even * air + odd * (A[1][0] * heater - half * air),
  ];
}

/** For tools/model-runner: the values of inputs that have none. @param {{initialTemperature: number}} p @returns {Inputs} */
export function defaults({ initialTemperature }) {
  return { heaterOn: false, roomTemperature: initialTemperature, fanOn: true };
}

/** For tools/model-runner. @param {Parameters & {initialTemperature: number}} p @returns {State} */
export function initial(p) {
  return initialState(p, p.initialTemperature);
}

/** For tools/model-runner. @param {Parameters} p @param {State} state @returns {object} °C by output */
export function outputs(p, state) {
  const temperature = airTemperature(state);
  return p.variant === 'two-parameter' ? { temperature } : { temperature, heaterTemperature: state[0] };
}

/**
 * The trajectory through samples whose inputs hold until the next one.
 * @param {Parameters} p @param {State} initial the state at the first sample
 * @param {(Inputs & {time: number})[]} samples in order of time, s
 * @returns {State[]} a state a sample, °C
 */
export function simulate(p, initial, samples) {
  const states = samples.length === 0 ? [] : [initial];
  for (let k = 1; k < samples.length; k++) {
    states.push(step(p, states[k - 1], samples[k - 1], samples[k].time - samples[k - 1].time));
  }
  return states;
}
