/** The filter as a component: a measurement in, the estimate out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { kalmanFilter } from './filter.mjs';
import { serve } from './stdio.mjs';

const config = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const { path, parameters } = config.uses.plant;
const plant = await import(pathToFileURL(join(path, 'src/model.mjs')).href);
const filter = kalmanFilter(plant, parameters, config.parameters);
const isOnWall = config.clock.mode === 'wall';

/**
 * After an outage, or where the clock was set back, what was known is worth nothing, and Q, which is made for short
 * steps, would move the heater by thousands of kelvin. Simulated time has no outages, and its steps may be long.
 */
const isCut = (state, time) =>
  isOnWall && state !== null && Math.abs(time - state.time) > config.parameters.longestGap;

await serve(
  (kept, { measured, heaterOn = false, roomTemperature }, time) => {
    const state = isCut(kept, time) ? null : kept;
    // Nothing to learn from a step without a measurement, nor from the same instant twice.
    if (measured === undefined || roomTemperature === undefined || state?.time >= time)
      return { state, outputs: {} };
    const inputs = { heaterOn, roomTemperature };
    const next = state
      ? filter.update(state, time, measured, inputs)
      : { state: filter.begin(time, measured, inputs), innovation: 0 };
    const [heaterTemperature, estimate] = next.state.x;
    return { state: next.state, outputs: { estimate, heaterTemperature, innovation: next.innovation } };
  },
  isOnWall ? 'measured' : null,
);
