import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs a program on an input that is all there from the start, and waits for its end.
 *
 * @param {readonly string[]} command
 * @param {{config: object, configFile: string, env: NodeJS.ProcessEnv, input?: string, timeout?: number}} options
 */
export function run([program = '', ...rest], { config, configFile, env: own, input = '', timeout }) {
  writeFileSync(configFile, JSON.stringify(config));
  // Not those of the test: its own transport, and what node --test tells its children.
  const { DTAAS_MQTT_URL: _, NODE_TEST_CONTEXT: __, ...env } = process.env;
  const { error, status, signal, stdout, stderr } = spawnSync(program, rest, {
    input,
    env: { ...env, ...own, DTAAS_CONFIG: configFile },
    encoding: 'utf8',
    timeout,
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  if (error) throw error;
  return { end: status ?? signal, lines: stdout.split('\n').filter(Boolean), stderr };
}

/** @template T @param {(folder: string) => T} use of a folder that is removed afterwards @returns {T} */
export function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'component-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
