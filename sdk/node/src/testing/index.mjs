import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conversation } from './conversation.mjs';
import { run } from './process.mjs';

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
  const command = given ?? verified.command;
  if (command === undefined) throw new Error(untold);
  const clock = clockOf(more?.['clock']);
  const config = { ...verified, ...more, parameters: { ...verified.parameters, ...parameters }, clock };
  const timeOf = (/** @type {number} */ k) =>
    times?.[k] ?? (clock.epoch ?? epoch) + (first + k) * (clock.stepSeconds ?? 1);
  const { lines, outputsOf } = conversation(config, inputs, first, timeOf, stateFolder);
  return outputsOf(run(command, config, lines, stateFolder));
}

/** @param {any} clock */
function clockOf(clock) {
  return clock?.mode === 'wall' ? clock : { mode: 'lockstep', stepSeconds: 1, epoch, ...clock };
}

const untold =
  "drive doesn't know how to start the component, because DTAAS_CONFIG isn't set. To run the tests of an asset: dtaas verify <asset>";

/** @returns {any} the configuration that `dtaas verify` writes for the tests of an asset */
function verifiedConfig() {
  const path = process.env['DTAAS_CONFIG'];
  return path === undefined ? {} : JSON.parse(readFileSync(path, 'utf8'));
}

/** @template T @param {(folder: string) => T} use of a folder that is removed afterwards @returns {T} */
function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'component-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
