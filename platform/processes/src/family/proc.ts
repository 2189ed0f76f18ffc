import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Fields of `/proc/<pid>/stat` (proc_pid_stat(5)) of a process that hasn't ended. */
export interface ProcessStat {
  readonly parent: number;
  readonly session: number;
  /** Clock ticks after boot. */
  readonly startTime: string;
}

/** The pids of all processes except the caller; none without /proc (macOS). */
export function processIds(): number[] {
  return (attempt(() => readdirSync('/proc')) ?? [])
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid);
}

/** `undefined` if the process has ended, also if its parent hasn't waited for it yet. */
export function statOf(pid: number): ProcessStat | undefined {
  const text = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The second field is the program's name in parentheses and may itself hold blanks and parentheses.
  const [state, parent, , session, ...later] = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? [];
  const startTime = later[15];
  if (state === undefined || startTime === undefined || /^[ZX]/.test(state)) return undefined;
  return { parent: Number(parent), session: Number(session), startTime };
}

/** The first child of a process that may be about to start it; `undefined` if none starts within a second. */
export async function firstChild(parent: number): Promise<number | undefined> {
  for (let round = 0; round < 100; round++) {
    const child = childrenOf(parent)[0];
    if (child !== undefined) return child;
    if (statOf(parent) === undefined) return undefined;
    await sleep(10);
  }
  return undefined;
}

function childrenOf(parent: number): number[] {
  const listed = attempt(() => readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8'));
  // A kernel without CONFIG_PROC_CHILDREN has no such list.
  if (listed === undefined) return processIds().filter((pid) => statOf(pid)?.parent === parent);
  return listed.split(' ').filter(Boolean).map(Number);
}

/** `NAME=value` as it was when the process started; empty if it is gone or belongs to another user. */
export function environmentOf(pid: number): readonly string[] {
  return attempt(() => readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean)) ?? [];
}

/** The program and its arguments; empty if the process is gone. */
export function commandLineOf(pid: number): readonly string[] {
  return attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1)) ?? [];
}

/** Whether a process has that number, another user's included. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** The result of `act`; `undefined` if it throws. With `code`, only an error of the system with that code counts. */
export function attempt<T>(act: () => T, code?: string): T | undefined {
  try {
    return act();
  } catch (error) {
    if (code === undefined || (error as NodeJS.ErrnoException).code === code) return undefined;
    throw error;
  }
}
