import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { attempt, processIds, statOf } from './proc.ts';

/** Sends a signal. A process that has ended is not an error. */
export function signalProcess(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid !== undefined && pid > 0) attempt(() => process.kill(pid, signal));
}

/** Sends a signal to a whole process group. */
export function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader !== undefined && leader > 0) attempt(() => process.kill(-leader, signal));
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
