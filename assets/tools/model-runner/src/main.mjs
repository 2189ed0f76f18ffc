/** The runner as a component: it loads the model that its twin binds, and gives it the time and the inputs. */
import { readFileSync } from 'node:fs';
import { load, serve } from '@dtaas/component';
import { lackingIn, runningModel } from './running.mjs';

const config = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const { model } = config.uses;
const { module: file, every } = config.parameters;

const module = await load('model', file);
const lacking = lackingIn(module);
if (lacking.length > 0) {
  console.error(`${model.asset} ${model.version} can't be run: ${file} doesn't export ${lacking.join(', ')}`);
  process.exit(1);
}
const run = runningModel(module, model.parameters, config);

// While nobody runs it, the model stands still.
serve(({ inputs, state, elapsed, gap }) => run(state, inputs, elapsed - gap), { every });
