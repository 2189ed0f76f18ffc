// In each lockstep step n it sends `n % 4` events, numbered through. Keeps the number in its state.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const { parameters } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const file = join(process.env.DTAAS_STATE_DIR, 'state.json');
const state = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { sent: 0 };
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const { step, t, control } = JSON.parse(line);
  if (step !== undefined) {
    for (let i = 0; i < (parameters.each ?? step % 4); i += 1) {
      state.sent += 1;
      say({ n: 'event', v: state.sent, t });
    }
    state.step = step;
    say({ done: step });
  } else if (control === 'save') {
    writeFileSync(file, JSON.stringify(state));
    say({ control: 'saved', step: state.step });
  } else if (control === 'report') say({ control: 'reported', step: state.step });
}
writeFileSync(file, JSON.stringify(state));
