/** Runs the component as the platform's runner would in lockstep. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.mjs', import.meta.url));
const period = 3;
const epoch = 1_577_836_800;
const keys = { number: 'v', boolean: 'vb', string: 'vs' };

/** A folder for the component's state and configuration, gone when the test is over. */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'component-'));
  t.after(() => rmSync(path, { recursive: true }));
  return path;
}

/**
 * @param {string} state @param {object} config parameters, uses, clock
 * @param {Record<string, any>[]} inputs of each step @param {number} first the number of the first step
 * @returns {object[]} what it answered; controls follow the last step
 */
export function drive(state, config, inputs, first = 0, controls = []) {
  const file = join(state, 'config.json');
  writeFileSync(file, JSON.stringify({ clock: { mode: 'lockstep', stepSeconds: period, epoch }, ...config }));
  const messages = inputs.flatMap((values, k) => {
    const t = epoch + period * (first + k);
    const records = Object.entries(values).map(([n, value]) => ({ n, [keys[typeof value]]: value, t }));
    return [...records, { step: first + k, t }];
  });
  const input = [...messages, ...controls.map((control) => ({ control }))]
    .map((m) => `${JSON.stringify(m)}\n`)
    .join('');
  const env = { PATH: process.env.PATH, DTAAS_CONFIG: file, DTAAS_STATE_DIR: state };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main], { input, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
