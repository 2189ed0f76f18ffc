// Adds up its live parameter `gain`, a step at a time, or on the wall clock in short intervals. Some values are special.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const { parameters, clock } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const path = join(process.env.DTAAS_STATE_DIR, 'state.json');
let state = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { sum: 0 };
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const save = () => {
  writeFileSync(`${path}.new`, JSON.stringify(state));
  renameSync(`${path}.new`, path);
};
const configure = (changed) => {
  if (changed.gain === 'refused') say({ control: 'refused', reason: 'gain is a text' });
  else if (changed.gain === 'deadly') process.exit(3);
  else if (changed.gain !== 'unanswered') {
    Object.assign(parameters, changed);
    say({ control: 'configured' });
  }
};
if (clock.mode === 'wall') setInterval(() => say({ n: 'out', v: parameters.gain }), 20);
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.step !== undefined) {
    state = { sum: state.sum + parameters.gain, t: message.t };
    say({ n: 'out', v: state.sum, t: message.t });
    say({ done: message.step });
  } else if (message.configure) configure(message.configure);
  else if (message.control === 'save') {
    save();
    say({ control: 'saved' });
  } else if (message.control === 'report') {
    if (state.t !== undefined) say({ n: 'out', v: state.sum, t: state.t });
    say({ control: 'reported' });
  }
}
save();
process.exit();
