/** The emulator as a component. Time is the step's alone, so it runs the same at any speed. */
import { load, serve } from '@dtaas/component';
import { openRecording } from './recording.mjs';
import { replayed } from './replay.mjs';
import { begun, simulatedTwin } from './simulated.mjs';

const model = await load('plant', 'src/model.mjs');

/** Made at the first step, when the parameters are known. */
let twin;
let rows;

serve(
  ({ inputs, state, parameters, uses, config, time, elapsed, gap, finish }) => {
    if (config.clock.mode === 'wall' && config.clock.stepSeconds === undefined)
      throw new Error(
        'the emulator has no time of its own: it needs a lockstep clock, or steps of the wall clock',
      );
    // Time goes on while nobody runs the emulator. Its incubator stands still meanwhile.
    const lived = elapsed - gap;
    if (parameters.mode === 'simulate') {
      twin ??= simulatedTwin(model, uses.plant.parameters, parameters);
      return twin.advance(state, lived, inputs.heater ?? false);
    }
    rows ??= openRecording(uses.recording, Object.keys(config.outputs), parameters);
    const { outputs, isOver } = replayed(rows, parameters, state, lived, time);
    if (isOver) finish();
    return outputs;
  },
  {
    state: ({ parameters, uses }) =>
      parameters.mode === 'simulate' ? begun(model, uses.plant.parameters, parameters) : {},
  },
);
