import type { Readable, Writable } from 'node:stream';
import {
  type Ended,
  type IsolatedCommand,
  type IsolatedProcess,
  type Isolation,
  runIsolated,
} from '@dtaas/sandbox';

/** How a component's process ended. */
export interface Exit {
  readonly code: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  /** The limit that it exceeded, or why it couldn't be started. */
  readonly problem?: string;
}

/** A component's process, and the processes that it starts. */
export interface Launched {
  /** The machine's number; `undefined` if the process didn't start. */
  readonly pid: number | undefined;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
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
  return {
    pid: isolated.pid > 0 ? isolated.pid : undefined,
    stdin: isolated.stdin,
    stdout: isolated.stdout,
    stderr: isolated.stderr,
    terminate: () => void isolated.signal('SIGTERM'),
    kill: () => void isolated.end('SIGKILL'),
    exited: endOf(isolated, command.command[0] ?? ''),
  };
}

async function endOf(isolated: IsolatedProcess, program: string): Promise<Exit> {
  const ended = await isolated.ended;
  await Promise.race([
    Promise.all([isolated.stdout, isolated.stderr].map(closed)),
    new Promise((resolve) => setTimeout(resolve, lastWordsMs).unref()),
  ]);
  return {
    code: ended.code ?? undefined,
    signal: ended.signal ?? undefined,
    ...problemOf(ended, isolated, program),
  };
}

function problemOf(ended: Ended, { pid }: IsolatedProcess, program: string): { problem?: string } {
  if (pid <= 0) return { problem: `can't be started: there is no ${program}` };
  if (ended.exceeded !== 'memory') return {};
  return {
    problem: `was ended by the machine: ${ended.together ? allTooMuch : 'it used more memory than it may'}`,
  };
}

const allTooMuch =
  'all components together used the memory that their workspace offers (infrastructure.resources.memory)';

function closed(stream: Readable): Promise<void> {
  return new Promise((resolve) => {
    if (stream.readableEnded || stream.destroyed) resolve();
    else stream.once('end', resolve).once('close', resolve);
  });
}
