/** The runner as a component: it loads the model that its twin binds, and gives it the time and the inputs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from '@dtaas/component';
import { lackingIn, runningModel } from './running.mjs';

const config = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const { model } = config.uses;
const { module: file, every } = config.parameters;

function end(reason) {
  console.error(`${model.asset} ${model.version} can't be run: ${reason}`);
  process.exit(1);
}

const module = await import(pathToFileURL(join(model.path, file)).href).catch((error) =>
  end(`${file} can't be loaded: ${error.message}`),
);
const lacking = lackingIn(module);
if (lacking.length > 0) end(`${file} doesn't export ${lacking.join(', ')}`);
const run = runningModel(module, model.parameters, config);

// While nobody runs it, the model stands still.
serve(({ inputs, state, elapsed, gap }) => run(state, inputs, elapsed - gap), { every });
