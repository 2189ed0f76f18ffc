// A batch that draws random numbers, in both forms. Its parameters make it fail in each way that a batch can.
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const { DTAAS_BATCH, DTAAS_CONFIG, DTAAS_INPUT, DTAAS_OUTPUT, DTAAS_SEED } = process.env;
const config = JSON.parse(readFileSync(DTAAS_CONFIG, 'utf8'));
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

/** Mulberry32, by Tommy Ettinger. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

let before = 0;
function run({ parameters, input, output, seed, progress }) {
  const { draws = 5, act, diesAfter } = parameters;
  console.error(`seed ${seed}`);
  if (diesAfter !== undefined && before >= diesAfter) process.exit(7);
  before += 1;
  if (act === 'die') process.exit(3);
  if (act === 'throw') throw new Error('the case is bad');
  if (act === 'hang') for (;;);
  if (act === 'escape') writeFileSync('/usr/escaped', 'x');
  if (act === 'link') symlinkSync('/etc/passwd', join(output, 'link'));
  progress(0.5);
  const draw = generator(seed);
  const files = readdirSync(input).sort();
  const numbers = Array.from({ length: draws }, () => draw());
  writeFileSync(
    join(output, 'numbers.json'),
    JSON.stringify({ files, numbers, uses: Object.keys(config.uses) }),
  );
}

if (DTAAS_BATCH === 'warm') {
  for await (const line of createInterface({ input: process.stdin })) {
    const { case: number, ...each } = JSON.parse(line);
    try {
      run({ ...each, progress: (progress) => say({ case: number, progress }) });
      say({ case: number, done: true });
    } catch (error) {
      say({ case: number, failed: error.message });
    }
  }
} else {
  run({
    parameters: config.parameters,
    input: DTAAS_INPUT,
    output: DTAAS_OUTPUT,
    seed: Number(DTAAS_SEED),
    progress: (progress) => say({ progress }),
  });
}
