// A logistic map pushed a little by its input: after fifty steps the last bit of any number decides about all.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const { parameters } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const path = join(process.env.DTAAS_STATE_DIR, 'state.json');
let state = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { x: 0.4, t: null };
let push = 0;
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const save = () => {
  writeFileSync(`${path}.new`, JSON.stringify(state));
  renameSync(`${path}.new`, path);
};
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.n === 'push') push = message.v;
  else if (message.step !== undefined) {
    state = { x: Math.min(Math.max(parameters.rate * state.x * (1 - state.x) + push, 0), 1), t: message.t };
    say({ n: 'x', v: state.x, t: message.t });
    say({ done: message.step });
    push = 0;
  } else if (message.control === 'save') {
    save();
    say({ control: 'saved' });
  } else if (message.control === 'report') {
    if (state.t !== null) say({ n: 'x', v: state.x, t: state.t });
    say({ control: 'reported' });
  }
}
save();
