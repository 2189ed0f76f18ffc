/**
 * Repeatable noise: the generator sfc32 (C. Doty-Humphrey, PractRand), whose whole state is four 32-bit integers, so
 * that it can be saved. Only sums and products of exact numbers, so every machine draws the same bits.
 *
 * @typedef {[number, number, number, number]} State
 */

/** @param {number} seed integer @returns {State} mixed well enough that neighbouring seeds differ */
export function seeded(seed) {
  const state = /** @type {State} */ ([0, seed | 0, Math.floor(seed / 2 ** 32) | 0, 1]);
  for (let i = 0; i < 16; i++) uniform(state);
  return state;
}

/** @param {State} state advanced in place @returns {number} uniform in [0, 1) */
export function uniform(state) {
  const [a, b, c, counter] = state;
  const out = (a + b + counter) | 0;
  state[0] = b ^ (b >>> 9);
  state[1] = (c + (c << 3)) | 0;
  state[2] = (((c << 21) | (c >>> 11)) + out) | 0;
  state[3] = (counter + 1) | 0;
  return (out >>> 0) / 2 ** 32;
}

/**
 * Near enough to a standard normal: a sum of twelve uniforms, which has no tails beyond ±6 and no logarithm whose
 * last bit depends on the machine.
 * @param {State} state advanced in place
 */
export function normal(state) {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += uniform(state);
  return sum;
}
