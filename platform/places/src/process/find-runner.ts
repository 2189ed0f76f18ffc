import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { attempt, isAlive, type ProcessFamily } from '@dtaas/processes';
import type { RunnerFile, RunnerStatus } from '@dtaas/runner';
import { askRunner } from '../runner-answer.ts';
import type { ProcessSettings } from './settings.ts';

/** The runner's answer, or `undefined` if there is none in time. */
export const answerAt = ({ answerMs }: ProcessSettings, socket: string): Promise<RunnerStatus | undefined> =>
  askRunner(socket, answerMs);

/** The runner's answer, as soon as there is one. */
export async function awaitRunner(
  { startMs, signal }: ProcessSettings,
  socket: string,
): Promise<RunnerStatus | undefined> {
  const deadline = Date.now() + startMs;
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    const status = await askRunner(socket, deadline - Date.now());
    if (status) return status;
    await sleep(50);
  }
  return undefined;
}

/** The runner that wrote the workspace's `runner.json`, if it lives. */
export function livingRunner(folder: string): RunnerFile | undefined {
  const runner = attempt(() => JSON.parse(readFileSync(join(folder, 'runner.json'), 'utf8')) as RunnerFile);
  return runner && isAlive(runner) ? runner : undefined;
}

/**
 * All processes of a workspace. The marks are in the environment of the runner, of the part of the runner in the twin's network,
 * and of components without a namespace of their own. They show processes that were started and not yet written down, and
 * processes that outlived their parent.
 */
export function workspaceFamily(folder: string): ProcessFamily {
  const marks = ['DTAAS_WORKSPACE', 'DTAAS_INSIDE', 'DTAAS_STATE_DIR'].map((name) => `${name}=${folder}`);
  return { session: livingRunner(folder)?.pid, marks };
}
