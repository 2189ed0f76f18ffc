/** The recorder as a component: each step is a row. */
import { serve } from '@dtaas/component';
import { headOf, rowOf } from './csv.mjs';
import { Recording } from './recording.mjs';

/** @type {Recording | undefined} */
let recording;

serve(({ inputs, events, time, parameters: { rows }, config }) => {
  const goesBack = config.clock.mode === 'lockstep';
  recording ??= new Recording(process.env.DTAAS_STATE_DIR, headOf(config.inputs), { rows, goesBack });
  recording.write(time, rowOf(config.inputs, time, inputs, events));
});
