// A batch in both forms: calculates for some milliseconds and writes a small file.
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const { DTAAS_BATCH, DTAAS_CONFIG, DTAAS_OUTPUT, DTAAS_SEED } = process.env;

function work({ parameters, output, seed }) {
  const end = performance.now() + parameters.milliseconds;
  while (performance.now() < end);
  writeFileSync(`${output}/result.json`, JSON.stringify({ seed }));
}

if (DTAAS_BATCH === 'warm') {
  for await (const line of createInterface({ input: process.stdin })) {
    const { case: number, ...each } = JSON.parse(line);
    work(each);
    process.stdout.write(`${JSON.stringify({ case: number, done: true })}\n`);
  }
} else {
  const { parameters } = JSON.parse(readFileSync(DTAAS_CONFIG, 'utf8'));
  work({ parameters, output: DTAAS_OUTPUT, seed: Number(DTAAS_SEED) });
}
