import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Who belongs together: a session, and whoever left it but carries a mark. */
export interface ProcessFamily {
  /** Pid of the session's leader. Only while it surely is that one: numbers are used again. */
  readonly session?: number | undefined;
  /** `NAME=value` in a process's first environment; a value that is a path also stands for what lies below it. */
  readonly marks: readonly string[];
}

/** Marks every process of a run of the engine, or of an installation, with its folder. */
export function runMark(folder: string): { readonly DTAAS_ENGINE_RUN: string } {
  return { DTAAS_ENGINE_RUN: folder };
}

/** The family of those that were marked so, in whichever session. */
export function markedBy(mark: { readonly [name: string]: string }, session?: number): ProcessFamily {
  return { session, marks: Object.entries(mark).map(([name, value]) => `${name}=${value}`) };
}

/**
 * Ends every process of a family, and returns when none is left. The engine puts plugins into process groups of their
 * own, and a plugin whose engine was killed finishes what it was doing (measured: 23 minutes later one was alive),
 * so a group isn't enough: a member is found by its session or by the mark in its environment.
 * Returns how many processes there were. Throws when some can't be ended in `timeoutMs`.
 */
export async function endFamily(family: ProcessFamily, timeoutMs = 10_000): Promise<number> {
  const deadline = Date.now() + timeoutMs;
  const ended = new Set<number>();
  for (;;) {
    const members = familyMembers(family);
    if (members.length === 0) return ended.size;
    if (Date.now() > deadline) throw new Error(`processes ${members.join(', ')} can't be ended`);
    for (const pid of members) {
      ended.add(pid);
      killQuietly(pid);
    }
    await sleep(10);
  }
}

/** Pids of those alive, without the caller. */
export function familyMembers(family: ProcessFamily): number[] {
  if (process.platform !== 'linux')
    return family.session && isAlive(-family.session) ? [-family.session] : [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && isMember(pid, family));
}

function isMember(pid: number, family: ProcessFamily): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name, in brackets, may hold blanks: the fields are counted from behind it.
    const [state, , , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return false;
    if (family.session !== undefined && Number(session) === family.session) return true;
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    return environment.some((variable) =>
      family.marks.some((mark) => variable === mark || variable.startsWith(`${mark}/`)),
    );
  } catch {
    // Gone meanwhile, or another user's.
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone meanwhile.
  }
}
