import { createInterface } from 'node:readline';
import { readConfig } from './config.mjs';
import { explain, fail } from './failure.mjs';
import { writeLines } from './output.mjs';

/** @type {typeof import('./index.d.ts').batch} */
export function batch(main) {
  try {
    const config = readConfig();
    const run = process.env['DTAAS_BATCH'] === 'warm' ? serveCases : runOnce;
    void run(main, config).catch((error) => fail('batch failed', error));
  } catch (error) {
    fail('batch failed', error);
  }
}

/** @param {Function} main @param {any} config */
async function runOnce(main, config) {
  const { DTAAS_INPUT: input, DTAAS_OUTPUT: output, DTAAS_SEED: seed = config.seed } = process.env;
  const { parameters = {}, uses = {} } = config;
  const progress = (/** @type {number} */ part) => writeLines([{ progress: part }]);
  const given = {
    input,
    output,
    parameters,
    seed: seed === undefined ? undefined : Number(seed),
    uses,
    config,
    progress,
  };
  await main(given);
  process.exit(process.exitCode ?? 0);
}

/** @param {Function} main @param {any} config */
async function serveCases(main, config) {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line !== '') await runCase(main, config, JSON.parse(line));
  }
  process.exit(0);
}

/** If a case fails, the other cases still run. @param {Function} main @param {any} config @param {any} order */
async function runCase(main, config, { case: number, parameters, input, output, seed = config.seed }) {
  const progress = (/** @type {number} */ part) => writeLines([{ case: number, progress: part }]);
  const all = { ...config.parameters, ...parameters };
  try {
    await main({ input, output, parameters: all, seed, uses: config.uses ?? {}, config, progress });
    writeLines([{ case: number, done: true }]);
  } catch (error) {
    writeLines([{ case: number, failed: explain(error) }]);
  }
}
