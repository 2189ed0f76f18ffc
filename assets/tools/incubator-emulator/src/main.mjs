/** The emulator as a component. Time is the step's alone, so it runs the same at any speed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readRecording, rowAt } from './replay.mjs';
import { simulatedTwin } from './simulated.mjs';
import { serve } from './stdio.mjs';

const { uses, parameters, clock } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
if (clock.mode !== 'lockstep') {
  console.error('the emulator wants a lockstep clock: it has no time of its own');
  process.exit(1);
}

async function simulating() {
  const model = await import(pathToFileURL(join(uses.plant.path, 'src/model.mjs')).href);
  const twin = simulatedTwin(model, uses.plant.parameters, parameters);
  return (state, { heater = false }, time) => twin.advance(state ?? twin.begin(time), time, heater);
}

function replaying() {
  const rows = readRecording(readFileSync(join(uses.recording.path, 'recording.csv'), 'utf8'));
  return (state, _inputs, time) => {
    const start = state?.start ?? time;
    return { state: { start }, outputs: rowAt(rows, time - start) };
  };
}

await serve(parameters.mode === 'replay' ? replaying() : await simulating());
