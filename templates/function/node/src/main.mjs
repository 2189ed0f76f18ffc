// Reads and writes one JSON record per line, as docs/component-contract.md says.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const config = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const { gain } = config.parameters;
const inSteps = config.clock.mode === 'lockstep';
let latest;

const write = (record) => process.stdout.write(`${JSON.stringify(record)}\n`);
const scaled = (t) => write({ n: 'scaled', v: gain * latest, t });

process.on('SIGTERM', () => process.exit(0));
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.n === 'value') {
    latest = message.v;
    if (!inSteps) scaled(message.t);
  } else if ('step' in message) {
    if (latest !== undefined) scaled(message.t);
    write({ done: message.step });
  }
}
