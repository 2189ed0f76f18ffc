import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { faultPoint, variables } from '@dtaas/processes';
import { removeOldCopies, storeRunner } from '../bundle.ts';
import { awaitRunner } from './find-runner.ts';
import type { ProcessSettings, WorkspacePaths } from './settings.ts';

/** Bytes of the runner's own output. A longer file becomes `runner.log.1` when a runner is started. */
const logLimit = 2 ** 20;

/**
 * Starts the runner in a session of its own, which outlives the engine's processes, and returns once the runner answers. Rejects
 * with the last lines of its output if it ends before, or doesn't answer in time.
 *
 * @param secrets names of secrets in this process's environment that the runner gets
 */
export async function startRunner(
  settings: ProcessSettings,
  { folder, socket }: WorkspacePaths,
  secrets: readonly string[],
): Promise<void> {
  const log = join(folder, 'runner.log');
  const { size = 0 } = statSync(log, { throwIfNoEntry: false }) ?? {};
  if (size > logLimit) renameSync(log, `${log}.1`);
  const output = openSync(log, 'a', 0o600);
  const begin = fstatSync(output).size;
  const child = spawn(process.execPath, [storeRunner(settings.store, settings.runner), folder], {
    cwd: folder,
    // Without the mark of the engine's run, and without variables that a twin mustn't have.
    env: { ...variables(['user', 'folders'], secrets), DTAAS_WORKSPACE: folder },
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
  if (typeof status === 'object') return removeOldCopies(settings.store);
  const reason = status ?? `no answer in ${settings.startMs / 1000} s`;
  throw new Error(`the runner in ${folder} didn't start: ${reason}. ${lastLines(log, begin)}`);
}

/** Of this start only: lines of an earlier start aren't the reason. */
function lastLines(log: string, begin: number): string {
  const lines = readFileSync(log).subarray(begin).toString('utf8').trimEnd().split('\n');
  return lines.slice(-8).join('\n') || 'It printed nothing.';
}
