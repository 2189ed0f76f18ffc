// A component that says when its process began and when it did its first step, in milliseconds since 1970.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const file = join(process.env.DTAAS_STATE_DIR, 'last.json');
let last = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
let stepped;
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const report = () => {
  if (last === undefined) return;
  for (const n of ['begun', 'stepped']) say({ n, v: last[n], t: last.t });
};
const save = () => writeFileSync(file, JSON.stringify(last));
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.step !== undefined) {
    stepped ??= Date.now();
    last = { begun: performance.timeOrigin, stepped, t: message.t };
    report();
    say({ done: message.step });
  } else if (message.control === 'save') {
    save();
    say({ control: 'saved' });
  } else if (message.control === 'report') {
    report();
    say({ control: 'reported' });
  }
}
save();
