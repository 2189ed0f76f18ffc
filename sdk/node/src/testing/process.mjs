import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const longestMs = 60_000;

/**
 * Runs a component on lines that are all there from the start.
 *
 * @param {readonly string[]} command
 * @param {object} config
 * @param {readonly object[]} lines
 * @param {string} stateFolder
 * @returns {any[]} the lines that it answered
 * @throws Error with its log if it fails
 */
export function run([program = '', ...rest], config, lines, stateFolder) {
  const file = join(stateFolder, '.config.json');
  writeFileSync(file, JSON.stringify(config));
  // Not those of the test: its own transport, and what node --test tells its children.
  const { DTAAS_MQTT_URL: _, NODE_TEST_CONTEXT: __, ...env } = process.env;
  const ended = spawnSync(program, rest, {
    input: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    env: { ...env, DTAAS_CONFIG: file, DTAAS_STATE_DIR: stateFolder },
    encoding: 'utf8',
    timeout: longestMs,
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  if (ended.error) throw ended.error;
  if (ended.status !== 0)
    throw new Error(`the component ended with ${ended.status ?? ended.signal}:\n${ended.stderr}`);
  process.stderr.write(ended.stderr);
  return ended.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
