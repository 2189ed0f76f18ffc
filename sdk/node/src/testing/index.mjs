import assert from 'node:assert/strict';
import { join } from 'node:path';
import { conversation } from './conversation.mjs';
import { inFolder, run } from './process.mjs';
import { commandOr, verifiedConfig } from './verified.mjs';

export { runBatch } from './batch.mjs';

const longestMs = 60_000;

/** The time of step 0, if the configuration doesn't say: 2020. */
const epoch = 1_577_836_800;

/** @type {typeof import('./index.d.ts').drive} */
export function drive(options) {
  const { stateFolder } = options;
  return stateFolder === undefined
    ? inFolder((folder) => driveIn(options, folder))
    : driveIn(options, stateFolder);
}

/** @type {typeof import('./index.d.ts').resumes} */
export function resumes(options) {
  const { inputs, times } = options;
  const whole = drive(options);
  const half = inputs.length >> 1;
  const parts = inFolder((stateFolder) => {
    const part = (/** @type {number} */ from, /** @type {number} */ to) => {
      const some = { inputs: inputs.slice(from, to), first: from, stateFolder };
      return drive({ ...options, ...some, ...(times && { times: times.slice(from, to) }) });
    };
    return [...part(0, half), ...part(half, inputs.length)];
  });
  const message = `saved and started again after ${half} steps, the component gives other outputs`;
  for (const [step, outputs] of whole.entries())
    assert.deepStrictEqual(parts[step], outputs, differ(message, step, parts[step], outputs));
  return whole;
}

/** @param {string} message @param {number} step @param {unknown} resumed @param {unknown} whole */
function differ(message, step, resumed, whole) {
  return `${message}: at step ${step} ${JSON.stringify(resumed)}, and without the restart ${JSON.stringify(whole)}`;
}

/** @param {import('./index.d.ts').DriveOptions} options @param {string} stateFolder */
function driveIn({ inputs, parameters, config: more, first = 0, times, command: given }, stateFolder) {
  const verified = verifiedConfig();
  const command = commandOr(given ?? verified.command, 'drive', 'run');
  const clock = clockOf(more?.['clock']);
  const config = { ...verified, ...more, parameters: { ...verified.parameters, ...parameters }, clock };
  const timeOf = (/** @type {number} */ k) =>
    times?.[k] ?? (clock.epoch ?? epoch) + (first + k) * (clock.stepSeconds ?? 1);
  const { lines, outputsOf } = conversation(config, inputs, first, timeOf, stateFolder);
  const ended = run(command, {
    config,
    configFile: join(stateFolder, '.config.json'),
    env: { DTAAS_STATE_DIR: stateFolder },
    input: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    timeout: longestMs,
  });
  if (ended.end !== 0) throw new Error(`the component ended with ${ended.end}:\n${ended.stderr}`);
  process.stderr.write(ended.stderr);
  return outputsOf(ended.lines.map((line) => JSON.parse(line)));
}

/** @param {any} clock */
function clockOf(clock) {
  return clock?.mode === 'wall' ? clock : { mode: 'lockstep', stepSeconds: 1, epoch, ...clock };
}
