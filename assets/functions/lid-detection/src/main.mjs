/** The detection as a component: measurement and estimate in, whether the lid is open out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lidDetection } from './detection.mjs';
import { serve } from './stdio.mjs';

const config = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const { path, parameters } = config.uses.plant;
const plant = await import(pathToFileURL(join(path, 'src/model.mjs')).href);
const detection = lidDetection(plant, parameters, config.parameters);

await serve(
  (state, inputs, time) => {
    if (inputs.measured === undefined || inputs.estimate === undefined) return { state, outputs: {} };
    const { opening, ...outputs } = detection.update(state, { heaterOn: false, ...inputs, time });
    return { state: opening, outputs };
    // The estimate follows its measurement, so a pair is complete when it comes.
  },
  config.clock.mode === 'wall' ? 'estimate' : null,
);
