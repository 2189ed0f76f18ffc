import { finished } from 'node:stream/promises';
import {
  type Ended,
  type IsolatedCommand,
  type IsolatedProcess,
  type Isolation,
  runIsolated,
} from '@dtaas/sandbox';

/** How a component's process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The limit that it exceeded, or why it couldn't be started. */
  readonly problem?: string;
}

/** A component's process, and the processes that it starts. */
export interface Launched extends Pick<IsolatedProcess, 'stdin' | 'stdout' | 'stderr'> {
  /** The machine's number; `undefined` if the process didn't start. */
  readonly pid: number | undefined;
  /** SIGTERM to the command. */
  terminate(): void;
  /** SIGKILL to the command and the processes that it started. */
  kill(): void;
  /** Resolves when its processes have ended and its output is read. */
  readonly exited: Promise<Exit>;
}

/** How long to wait for the end of a pipe after the end of its process. */
const lastWordsMs = 1000;

export function launch(command: IsolatedCommand, isolation: Isolation): Launched {
  const isolated = runIsolated(command, isolation);
  const { pid, stdin, stdout, stderr } = isolated;
  return {
    pid: pid > 0 ? pid : undefined,
    stdin,
    stdout,
    stderr,
    terminate: () => void isolated.signal('SIGTERM'),
    kill: () => void isolated.end('SIGKILL'),
    exited: endOf(isolated, command.command[0] ?? ''),
  };
}

async function endOf({ pid, stdout, stderr, ended }: IsolatedProcess, program: string): Promise<Exit> {
  const end = await ended;
  const signal = AbortSignal.timeout(lastWordsMs);
  await Promise.allSettled([stdout, stderr].map((stream) => finished(stream, { signal })));
  const problem = pid > 0 ? problemOf(end) : `can't be started: there is no ${program}`;
  return { code: end.code, signal: end.signal, ...(problem && { problem }) };
}

function problemOf({ exceeded, together }: Ended): string | undefined {
  if (exceeded !== 'memory') return undefined;
  const why = together
    ? 'all components together used the memory that their workspace offers (infrastructure.resources.memory)'
    : 'it used more memory than it may';
  return `was ended by the machine: ${why}`;
}
