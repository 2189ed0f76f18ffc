import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process that can be told from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks after boot, from /proc; empty where the system doesn't say. */
  readonly startTime: string;
  /** Which boot, and which namespace of numbers: elsewhere the same number means another process. */
  readonly bootId: string;
  readonly namespace: string;
  readonly host: string;
}

export function thisProcess(): ProcessIdentity {
  return {
    pid: process.pid,
    startTime: startTimeOf(process.pid) ?? '',
    bootId: attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) ?? '',
    namespace: attempt(() => readlinkSync('/proc/self/ns/pid')) ?? '',
    host: hostname(),
  };
}

/** `unknown`: it runs, or ran, where its number can't be looked up from here (another machine or container). */
export function lifeOf(other: ProcessIdentity): 'alive' | 'dead' | 'unknown' {
  const here = thisProcess();
  if (other.bootId !== here.bootId) return other.host === here.host ? 'dead' : 'unknown';
  if (other.namespace !== here.namespace) return 'unknown';
  if (here.startTime !== '') return startTimeOf(other.pid) === other.startTime ? 'alive' : 'dead';
  try {
    process.kill(other.pid, 0);
    return 'alive';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH' ? 'dead' : 'alive';
  }
}

/** Field 22 of /proc/<pid>/stat; the second field, the program's name, may hold blanks and parentheses. */
function startTimeOf(pid: number): string | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const [state, ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  // A zombie has ended; only its parent hasn't noticed yet.
  return state === undefined || /^[ZX]/.test(state) ? undefined : fields[18];
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
