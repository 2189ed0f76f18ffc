/** The filter as a component: a measurement in, the estimate out. */
import { load, serve } from '@dtaas/component';
import { kalmanFilter } from './filter.mjs';

const plant = await load('plant', 'src/model.mjs');
let filter;

/**
 * After an outage, or where the clock was set back, what was known is worth nothing, and Q, which is made for short
 * steps, would move the heater by thousands of kelvin. Simulated time has no outages, and its steps may be long.
 */
const isCut = ({ clock }, { longestGap }, since) => clock.mode === 'wall' && Math.abs(since) > longestGap;

serve(
  ({ inputs, state, parameters, uses, config, time }) => {
    filter ??= kalmanFilter(plant, uses.plant.parameters, parameters);
    const { measured, heaterOn = false, roomTemperature } = inputs;
    const begins = state.time === undefined || isCut(config, parameters, time - state.time);
    // Nothing to learn from a step without a measurement, nor from the same instant twice.
    if (measured === undefined || roomTemperature === undefined || (!begins && state.time >= time)) return {};
    const held = { heaterOn, roomTemperature };
    const next = begins
      ? { state: filter.begin(time, measured, held), innovation: 0 }
      : filter.update(state, time, measured, held);
    Object.assign(state, next.state);
    const [heaterTemperature, estimate] = state.x;
    return { estimate, heaterTemperature, innovation: next.innovation };
  },
  { on: ['measured'] },
);
