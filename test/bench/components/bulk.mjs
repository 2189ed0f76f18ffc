// A component with a big state that can't be compressed. Each save changes a little of it, so that all of it is new.
import { randomBytes } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const { parameters } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const file = join(process.env.DTAAS_STATE_DIR, 'bulk.bin');
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
if (!existsSync(file)) {
  for (let written = 0; written < parameters.megabytes; written += 1)
    appendFileSync(file, randomBytes(1_000_000));
}
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.step !== undefined) {
    say({ n: 'after', v: 1, t: message.t });
    say({ done: message.step });
  } else if (message.control === 'save') {
    const open = openSync(file, 'r+');
    writeSync(open, randomBytes(1024), 0, 1024, 0);
    closeSync(open);
    say({ control: 'saved' });
  }
}
