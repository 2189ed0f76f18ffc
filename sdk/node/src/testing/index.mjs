import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordOf, valueIn } from '../values.mjs';

/** The time of step 0, if the configuration doesn't say: 2020. */
const epoch = 1_577_836_800;
const longestMs = 60_000;

/** @type {typeof import('./index.d.ts').drive} */
export function drive(options) {
  const { stateFolder } = options;
  if (stateFolder !== undefined) return run(options, stateFolder);
  const folder = mkdtempSync(join(tmpdir(), 'component-'));
  try {
    return run(options, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @type {typeof import('./index.d.ts').resumes} */
export function resumes(options) {
  const { inputs } = options;
  const whole = drive(options);
  const half = inputs.length >> 1;
  const folder = mkdtempSync(join(tmpdir(), 'component-'));
  try {
    const first = drive({ ...options, inputs: inputs.slice(0, half), stateFolder: folder });
    const rest = drive({ ...options, inputs: inputs.slice(half), stateFolder: folder, first: half });
    const message = `saved and started again after step ${half - 1}, the component gives other outputs`;
    assert.deepStrictEqual([...first, ...rest], whole, message);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return whole;
}

/** @param {import('./index.d.ts').DriveOptions} options @param {string} stateFolder */
function run({ inputs, parameters, config: more, first = 0, command: given }, stateFolder) {
  const base = verifiedConfig();
  const command = given ?? base.command;
  if (command === undefined) throw new Error(untold);
  const clock = { mode: 'lockstep', stepSeconds: 1, epoch, ...more?.['clock'] };
  const config = { ...base, ...more, parameters: { ...base.parameters, ...parameters }, clock };
  const file = join(stateFolder, '.config.json');
  writeFileSync(file, JSON.stringify(config));
  const [program, ...rest] = command;
  const env = { ...process.env, DTAAS_CONFIG: file, DTAAS_STATE_DIR: stateFolder };
  const lines = inputs.flatMap((values, k) => linesOf(values, first + k, clock));
  const ended = spawnSync(program ?? '', rest, {
    input: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    env: without(env, 'DTAAS_MQTT_URL', 'NODE_TEST_CONTEXT'),
    encoding: 'utf8',
    timeout: longestMs,
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  if (ended.error) throw ended.error;
  if (ended.status !== 0)
    throw new Error(`the component ended with ${ended.status ?? ended.signal}:\n${ended.stderr}`);
  if (ended.stderr !== '') process.stderr.write(ended.stderr);
  return outputsByStep(ended.stdout);
}

const untold =
  "drive doesn't know how to start the component: DTAAS_CONFIG isn't set. To run the tests of an asset: dtaas verify <asset>";

/** @returns {any} the configuration that `dtaas verify` writes for the tests of an asset */
function verifiedConfig() {
  const path = process.env['DTAAS_CONFIG'];
  return path === undefined ? {} : JSON.parse(readFileSync(path, 'utf8'));
}

/** @param {{[port: string]: any}} values @param {number} step @param {{epoch: number, stepSeconds: number}} clock */
function linesOf(values, step, { epoch, stepSeconds }) {
  const t = epoch + step * stepSeconds;
  return [...Object.entries(values).map(([port, value]) => recordOf(port, value, t)), { step, t }];
}

/** @param {string} text */
function outputsByStep(text) {
  /** @type {{[port: string]: any}[]} */
  const steps = [];
  /** @type {{[port: string]: any}} */
  let current = {};
  for (const line of text.split('\n').filter(Boolean)) {
    const message = JSON.parse(line);
    if (message.n !== undefined) current[message.n] = valueIn(message);
    else if (message.done !== undefined) {
      steps.push(current);
      current = {};
    }
  }
  return steps;
}

/** @param {NodeJS.ProcessEnv} env @param {string[]} names */
function without(env, ...names) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}
