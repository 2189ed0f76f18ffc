import { spawn } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { variables } from '@dtaas/processes';
import type { RunnerStatus } from '@dtaas/runner';
import { faultPoint } from '../fault-point.ts';
import { awaitRunner, type Lodging } from './find-runner.ts';
import { storeRunner } from './runner-bundle.ts';
import type { ProcessSettings } from './settings.ts';

/** Bytes of the runner's own output; what exceeds them becomes `runner.log.1` when it is started again. */
const logLimit = 2 ** 20;

/**
 * Starts the runner in a session of its own, out of reach of whoever ends the engine's processes, and returns once it
 * answers. Rejects with its last words where it ends before, or doesn't answer in time.
 *
 * @param secrets names of those that it may find in our environment
 */
export async function startRunner(
  settings: ProcessSettings,
  { folder, socket }: Lodging,
  secrets: readonly string[],
): Promise<RunnerStatus> {
  const log = join(folder, 'runner.log');
  if (existsSync(log) && statSync(log).size > logLimit) renameSync(log, `${log}.1`);
  const output = openSync(log, 'a', 0o600);
  const begin = fstatSync(output).size;
  const child = spawn(process.execPath, [storeRunner(settings), folder], {
    cwd: folder,
    env: environmentOf(folder, secrets),
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.unref();
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? code}`));
  });
  faultPoint('runner-spawned');
  const status = await Promise.race([awaitRunner(settings, socket), ended]);
  if (typeof status === 'object') return status;
  const reason = status ?? `no answer in ${settings.startMs / 1000} s`;
  throw new Error(`the runner in ${folder} didn't start: ${reason}. ${lastLines(log, begin)}`);
}

/** Not the plugin's own, which carries the mark of the engine's run and what a twin mustn't know. */
function environmentOf(folder: string, secrets: readonly string[]): NodeJS.ProcessEnv {
  return { ...variables(['user', 'folders'], secrets), DTAAS_WORKSPACE: folder };
}

/** Those of this start: what an earlier one said isn't the reason. */
function lastLines(log: string, begin: number): string {
  const lines = readFileSync(log).subarray(begin).toString('utf8').trimEnd().split('\n');
  return lines.slice(-8).join('\n') || 'It said nothing.';
}
