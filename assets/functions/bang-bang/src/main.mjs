/** The controller as a component: a temperature in, the heater's command out. */
import { readFileSync } from 'node:fs';
import { control } from './controller.mjs';
import { serve } from './stdio.mjs';

const { parameters, clock } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));

await serve(
  (state, { measured }, time) => {
    if (measured === undefined) return { state, outputs: { heaterOn: false } };
    const { heaterOn, ...next } = control(parameters, state, time, measured);
    return { state: next, outputs: { heaterOn, mode: next.mode } };
  },
  clock.mode === 'wall' ? 'measured' : null,
);
