import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endFamily, familyMembers, type ProcessFamily } from '@dtaas/engine';
import { connectRunner, isAlive, type RunnerFile, type RunnerStatus } from '@dtaas/runner';
import { faultPoint } from './fault.ts';
import { storeRunner } from './runner-bundle.ts';
import type { ProcessSettings } from './settings.ts';

/** A workspace as its processes see it. */
export interface Lodging {
  readonly folder: string;
  readonly socket: string;
}

/** The runner's last words of this many bytes are kept when it is started again. */
const logLimit = 2 ** 20;

/** What the runner answers, or `undefined` where it doesn't in that time. */
export async function askRunner(socket: string, limitMs = 3_000): Promise<RunnerStatus | undefined> {
  return await Promise.race([
    connectRunner(socket)
      .status()
      .catch(() => undefined),
    sleep(limitMs, undefined, { ref: false }),
  ]);
}

/** Whether a runner of the workspace lives, also one that is so young that it hasn't written its file. */
export function hasRunner({ folder }: Lodging): boolean {
  return livingRunner(folder) !== undefined || familyMembers({ marks: [workspaceMark(folder)] }).length > 0;
}

/**
 * Starts the runner in a session of its own, out of reach of whoever ends the engine's processes, and returns once it
 * answers. Rejects with its last words where it ends before, or doesn't answer in time.
 */
export async function startRunner(
  settings: ProcessSettings,
  { folder, socket }: Lodging,
): Promise<RunnerStatus> {
  const log = join(folder, 'runner.log');
  if (existsSync(log) && statSync(log).size > logLimit) renameSync(log, `${log}.1`);
  const output = openSync(log, 'a', 0o600);
  const child = spawn(process.execPath, [storeRunner(settings), folder], {
    cwd: folder,
    env: runnerEnvironment(folder),
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
  const status = await Promise.race([answer(settings, socket), ended]);
  if (typeof status === 'object') return status;
  const reason = status ?? `no answer in ${settings.startMs / 1000} s`;
  throw new Error(`the runner in ${folder} didn't start: ${reason}. ${lastLines(log)}`);
}

/** What the runner answers, as soon as it does. */
export async function answer(
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

/** Ends the workspace's runner and all it started: asked first, then killed. Nobody is left when it returns. */
export async function endRunner({ stopMs }: ProcessSettings, { folder, socket }: Lodging): Promise<void> {
  const runner = livingRunner(folder);
  if (runner) {
    const asked = connectRunner(socket).stop();
    await Promise.race([asked.catch(() => {}), sleep(stopMs, undefined, { ref: false })]);
    await gone(runner, 2_000);
  }
  // Components that aren't in a namespace of their own outlive a killed runner; they know their state's folder.
  const family: ProcessFamily = {
    session: livingRunner(folder)?.pid,
    marks: [workspaceMark(folder), `DTAAS_STATE_DIR=${folder}`],
  };
  await endFamily(family);
  rmSync(socket, { force: true });
}

function livingRunner(folder: string): RunnerFile | undefined {
  try {
    const runner = JSON.parse(readFileSync(join(folder, 'runner.json'), 'utf8')) as RunnerFile;
    return isAlive(runner) ? runner : undefined;
  } catch {
    return undefined;
  }
}

async function gone(runner: RunnerFile, limitMs: number): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (isAlive(runner) && Date.now() < deadline) await sleep(20);
}

/** In the runner's environment, so that one that was only just started is found. */
function workspaceMark(folder: string): string {
  return `DTAAS_WORKSPACE=${folder}`;
}

const passed = /^(PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|XDG_\w+|DTAAS_STATE_HOME|DTAAS_CACHE)$/;

/** Not the plugin's own, which carries the mark of the engine's run and may name what a twin mustn't know. */
function runnerEnvironment(folder: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => passed.test(name));
  return { ...Object.fromEntries(inherited), DTAAS_WORKSPACE: folder };
}

function lastLines(log: string): string {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  return lines.slice(-8).join('\n') || 'It said nothing.';
}
