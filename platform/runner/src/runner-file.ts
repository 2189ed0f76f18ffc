import { readFileSync } from 'node:fs';

/** `<dir>/runner.json`: which process runs this workspace. */
export interface RunnerFile {
  readonly pid: number;
  /** Clock ticks after boot at which the process started: field 22 of `/proc/<pid>/stat`. */
  readonly startTime: string;
  readonly bootId: string;
  readonly generation: string;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** A process that can be told from a later one with the same number. */
export type ProcessIdentity = Pick<RunnerFile, 'pid' | 'startTime' | 'bootId'>;

/** `undefined` where there is no such process. */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTime] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X' || startTime === undefined) return undefined;
    return { pid, startTime, bootId: readBootId() };
  } catch {
    return undefined;
  }
}

/** Whether the very process that was written down still lives. */
export function isAlive(process: ProcessIdentity): boolean {
  const now = identifyProcess(process.pid);
  return now !== undefined && now.startTime === process.startTime && now.bootId === process.bootId;
}

function readBootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}
