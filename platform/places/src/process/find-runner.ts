import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { familyMembers, isAlive, type ProcessFamily } from '@dtaas/processes';
import { connectRunner, type RunnerFile, type RunnerStatus } from '@dtaas/runner';
import type { ProcessSettings } from './settings.ts';

/** A workspace as its processes see it. */
export interface Lodging {
  readonly folder: string;
  readonly socket: string;
}

/** What the runner answers, or `undefined` where it doesn't in that time. */
export async function askRunner(socket: string, limitMs = 3_000): Promise<RunnerStatus | undefined> {
  return await connectRunner(socket, { patience: AbortSignal.timeout(Math.max(0, limitMs)) })
    .status()
    .catch(() => undefined);
}

/** What the runner answers, as soon as it does. */
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

/** The runner that wrote itself down, if it lives. */
export function livingRunner(folder: string): RunnerFile | undefined {
  try {
    const runner = JSON.parse(readFileSync(join(folder, 'runner.json'), 'utf8')) as RunnerFile;
    return isAlive(runner) ? runner : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a runner of the workspace lives, also one that is so young that it hasn't written its file. */
export function hasRunner(folder: string): boolean {
  const marked: ProcessFamily = { marks: [`DTAAS_WORKSPACE=${folder}`] };
  return livingRunner(folder) !== undefined || familyMembers(marked).length > 0;
}

/**
 * All processes of a workspace. Marks are in the environment of the runner, of the part of it in the twin's network,
 * and of components without a namespace of their own: so those are found that were started and not yet written
 * down, and those that outlived who started them.
 */
export function workspaceFamily(folder: string): ProcessFamily {
  const marks = ['DTAAS_WORKSPACE', 'DTAAS_INSIDE', 'DTAAS_STATE_DIR'].map((name) => `${name}=${folder}`);
  return { session: livingRunner(folder)?.pid, marks };
}
