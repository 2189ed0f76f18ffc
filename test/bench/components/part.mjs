// A component that does next to nothing: its output is its input and one more.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

// Without a runner, as under pm2, nothing is kept.
const file = process.env.DTAAS_STATE_DIR && join(process.env.DTAAS_STATE_DIR, 'last.json');
let last = file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
let value = 0;
const save = () => file && writeFileSync(file, JSON.stringify(last));
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.n === 'before') value = message.v;
  else if (message.step !== undefined) {
    last = { n: 'after', v: value + 1, t: message.t };
    process.stdout.write(`${JSON.stringify(last)}\n{"done":${message.step}}\n`);
  } else if (message.control === 'save') {
    save();
    say({ control: 'saved' });
  } else if (message.control === 'report') {
    if (last) say(last);
    say({ control: 'reported' });
  }
}
save();
