import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { endFamily } from '@dtaas/processes';
import { familyOf, runMark } from '../../children.ts';

interface InstallerRun {
  /** The folder that is filled. Processes are known by it, also after this process was killed. */
  readonly staging: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Whether a line of standard error is expected, and no part of an error's message. */
  readonly isExpected?: (line: string) => boolean;
  /** How many of the last lines an error's message has. */
  readonly lastLines?: number;
}

/**
 * Runs a program that installs something. When the promise settles, the program and every process that it started have ended.
 *
 * @throws Error with the last lines that the program printed
 */
export async function runInstaller(
  program: string,
  arguments_: readonly string[],
  { staging, cwd, env = {}, signal, isExpected = () => false, lastLines = 5 }: InstallerRun,
): Promise<void> {
  const child = spawn(program, arguments_, {
    cwd,
    env: { ...process.env, ...env, ...runMark(staging) },
    detached: true,
    // A program that is ours ends when the channel closes, because its caller is gone then.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const family = familyOf(staging, child.pid);
  const trouble: string[] = [];
  createInterface({ input: child.stderr! }).on('line', (line) => {
    if (!isExpected(line)) trouble.push(line);
  });
  const stop = () => void endFamily(family).catch(() => {});
  signal?.addEventListener('abort', stop, { once: true });
  try {
    // A process that outlives the program holds its output open.
    const ended = once(child, 'exit').finally(() => endFamily(family));
    const [[code]] = await Promise.all([ended, once(child, 'close')]);
    signal?.throwIfAborted();
    if (code !== 0) throw new Error(trouble.slice(-lastLines).join('\n') || `${program} ended with ${code}`);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
