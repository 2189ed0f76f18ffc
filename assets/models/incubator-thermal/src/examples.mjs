/** Boxes for examples and tests, with parameters of the four-parameter model. */

/** Round numbers. @type {import('./model.mjs').Parameters} */
export const box = {
  heatCapacity: 250,
  boxConductance: 0.5,
  heaterCapacity: 320,
  heaterConductance: 1.6,
  voltage: 12,
  current: 1.5,
};

/** The rig of 2023, as it was published (README). @type {import('./model.mjs').Parameters} */
export const rig2023 = {
  heatCapacity: 267.55929458,
  boxConductance: 0.5763498,
  heaterCapacity: 329.25376821,
  heaterConductance: 1.67053237,
  voltage: 12.15579391,
  current: 1.53551347,
};
