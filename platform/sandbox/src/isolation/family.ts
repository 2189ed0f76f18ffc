import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Sends a signal; a process that is gone already is what was wanted. */
export function signalProcess(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined || pid <= 0) return;
  try {
    process.kill(pid, signal);
  } catch {
    // Gone.
  }
}

/** The same to a whole process group. */
export function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined || leader <= 0) return;
  try {
    process.kill(-leader, signal);
  } catch {
    // Gone.
  }
}

/** The first child of a process, which may be about to start it; undefined where none comes within a second. */
export async function onlyChild(parent: number): Promise<number | undefined> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const child = children(parent)[0];
    if (child !== undefined) return child;
    if (!isAlive(parent)) return undefined;
    await sleep(10);
  }
  return undefined;
}

function children(parent: number): number[] {
  try {
    const listed = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8');
    return listed.split(' ').filter(Boolean).map(Number);
  } catch {
    return processes().filter((pid) => parentOf(pid) === parent); // A kernel without CONFIG_PROC_CHILDREN.
  }
}

/** Kills every process that has `mark` (`NAME=value`) in its first environment: those that left their group. */
export function signalMarked(mark: string): void {
  for (const pid of processes()) {
    if (read(`/proc/${pid}/environ`).split('\0').includes(mark)) signalProcess(pid, 'SIGKILL');
  }
}

function processes(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return []; // No /proc, as on macOS.
  }
}

function parentOf(pid: number): number | undefined {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[1] === undefined ? undefined : Number(fields[1]);
}

function isAlive(pid: number): boolean {
  return read(`/proc/${pid}/stat`) !== '';
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
