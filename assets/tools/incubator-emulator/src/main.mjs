/** The emulator as a component. Time is the step's alone, so it runs the same at any speed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readRecording, rowAt } from './replay.mjs';
import { simulatedTwin } from './simulated.mjs';
import { standingStill } from './standing-still.mjs';
import { serve } from './stdio.mjs';

const { uses, parameters, clock } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const isOnWall = clock.mode === 'wall';
if (isOnWall && clock.stepSeconds === undefined) {
  console.error(
    'the emulator has no time of its own: it wants a lockstep clock, or steps of the wall’s time',
  );
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
    return { state: { start, time }, outputs: rowAt(rows, time - start) };
  };
}

const act = parameters.mode === 'replay' ? replaying() : await simulating();
await serve(isOnWall ? standingStill(act) : act);
