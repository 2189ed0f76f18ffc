/** The detection as a component: measurement and estimate in, whether the lid is open out. */
import { load, serve } from '@dtaas/component';
import { lidDetection } from './detection.mjs';

const plant = await load('plant', 'src/model.mjs');
let detection;

serve(
  ({ inputs, state, parameters, uses, time }) => {
    detection ??= lidDetection(plant, uses.plant.parameters, parameters);
    if (inputs.measured === undefined || inputs.estimate === undefined) return {};
    // The state is that of the opening that is going on, and empty while the lid is closed.
    const before = state.samples === undefined ? null : { ...state };
    const { opening, ...outputs } = detection.update(before, { heaterOn: false, ...inputs, time });
    if (opening === null) for (const name of Object.keys(state)) delete state[name];
    else Object.assign(state, opening);
    return outputs;
  },
  // The estimate follows its measurement, so a pair is complete when it comes.
  { on: ['estimate'] },
);
