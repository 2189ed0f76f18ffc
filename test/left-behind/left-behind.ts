import { readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  attempt,
  commandLineOf,
  environmentOf,
  processIds,
  statOf,
} from '../../platform/processes/src/family/proc.ts';

export interface LeftProcess {
  readonly pid: number;
  readonly command: string;
}

export interface Left {
  /** Paths relative to the run's folder. */
  readonly paths: readonly string[];
  readonly processes: readonly LeftProcess[];
}

/**
 * What a test run left in its folder, and the processes that it left: those whose environment, command line or working
 * directory names the folder. Other runs have other folders, so their files and processes don't matter.
 *
 * @param kept what the run's set-up made: such a folder may stay, and whatever is in it is listed
 * @param patienceMs how long a process that is ending already may take
 */
export async function leftBehind(
  folder: string,
  kept: readonly string[],
  patienceMs = 10_000,
): Promise<Left> {
  const end = Date.now() + patienceMs;
  let processes = processesOf(folder);
  while (processes.length > 0 && Date.now() < end) {
    await sleep(50);
    processes = processesOf(folder);
  }
  return { paths: pathsIn(folder, kept), processes };
}

/** The test runner's own children are its workers. */
function processesOf(folder: string): readonly LeftProcess[] {
  return processIds()
    .filter((pid) => {
      const stat = statOf(pid);
      return stat !== undefined && stat.parent !== process.pid && isNamedBy(pid, folder);
    })
    .map((pid) => ({ pid, command: commandLineOf(pid).join(' ') }));
}

/** Ends what an interrupted run was doing, its workers included, and removes its folders: all before the process exits. */
export function clearInterrupted(folder: string, others: readonly string[]): void {
  // A second Ctrl-C must not end this half-way.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  // A process that was just being started is seen by the next round.
  for (let round = 0; round < 3; round++)
    for (const pid of processIds()) if (pid !== process.pid && isNamedBy(pid, folder)) end(pid);
  for (const path of [folder, ...others]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

export function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

function isNamedBy(pid: number, folder: string): boolean {
  const directory = attempt(() => readlinkSync(`/proc/${pid}/cwd`)) ?? '';
  const words = [directory, ...commandLineOf(pid), ...environmentOf(pid)];
  return words.some((word) => word.includes(folder));
}

function pathsIn(folder: string, kept: readonly string[]): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!kept.includes(entry.name)) return [entry.isDirectory() ? `${entry.name}/` : entry.name];
    if (!entry.isDirectory()) return [];
    return readdirSync(join(folder, entry.name), { recursive: true, withFileTypes: true })
      .filter((below) => !below.isDirectory())
      .map((below) => join(below.parentPath, below.name).slice(folder.length + 1));
  });
}

/** The lines that tell a person what to mend. */
export function leftText({ paths, processes }: Left): string {
  const most = 40;
  const lines = [
    ...paths.map((path) => `file     ${path}`),
    ...processes.map(({ pid, command }) => `process  ${pid} ${command.slice(0, 160)}`),
  ];
  return [
    'error test-run-left: the tests passed or failed as said above, but left these behind:',
    ...lines.slice(0, most).map((line) => `  ${line}`),
    ...(lines.length > most ? [`  … ${lines.length - most} more`] : []),
    '  Let the test that made them remove them (afterEach, onTestFinished), or mend what should have.',
  ].join('\n');
}
