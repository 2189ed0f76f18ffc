import { setTimeout as sleep } from 'node:timers/promises';
import { attempt, environmentOf, exists, processIds, statOf } from './proc.ts';

/** Processes that belong together: a session, and the processes that left it but carry a mark. */
export interface ProcessFamily {
  /** Pid of the session's leader. Only if it is certainly that process: numbers are reused. */
  readonly session?: number | undefined;
  /** `NAME=value` in a process's first environment; a value that is a path also stands for what lies below it. */
  readonly marks: readonly string[];
}

/** Pids of the living members, without the caller. Without /proc, only the session's leader. */
export function familyMembers({ session, marks }: ProcessFamily): number[] {
  if (process.platform !== 'linux') return session !== undefined && exists(-session) ? [session] : [];
  return processIds().filter((pid) => {
    const stat = statOf(pid);
    if (stat === undefined) return false;
    return (session !== undefined && stat.session === session) || isMarked(pid, marks);
  });
}

function isMarked(pid: number, marks: readonly string[]): boolean {
  const environment = environmentOf(pid);
  return marks.some((mark) =>
    environment.some((variable) => variable === mark || variable.startsWith(`${mark}/`)),
  );
}

/**
 * Ends every process of a family, and returns when none is left. Ending a process group isn't enough: Pulumi's engine puts
 * plugins into groups of their own, and a plugin whose engine was killed goes on (measured: for 23 minutes and more). A component
 * may leave its group, too. Throws when some can't be ended in 10 s.
 */
export async function endFamily(family: ProcessFamily): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const members = familyMembers(family);
    if (members.length === 0) return;
    if (Date.now() > deadline) throw new Error(`processes ${members.join(', ')} can't be ended`);
    for (const pid of members) {
      if (process.platform === 'linux') signalProcess(pid, 'SIGKILL');
      else signalGroup(pid, 'SIGKILL');
    }
    await sleep(10);
  }
}

/** Sends a signal. A process that has ended is not an error. */
export function signalProcess(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid !== undefined && pid > 0) attempt(() => process.kill(pid, signal));
}

/** Sends a signal to a whole process group. */
export function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader !== undefined && leader > 0) attempt(() => process.kill(-leader, signal));
}
