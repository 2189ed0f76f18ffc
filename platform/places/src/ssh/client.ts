import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { socketPath, variables, withLock } from '@dtaas/processes';
import { sshMissing } from './failures.ts';
import { clientArguments, nameOf, type SshTarget } from './target.ts';
import { type SessionEnd, troubleOf } from './trouble.ts';

/** A command on the machine, under way. */
export interface Session {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly ended: Promise<SessionEnd>;
  /** Gives the command up. What it has begun on the machine goes on. */
  kill(): void;
}

export interface SshClient {
  /** Runs a script of the POSIX shell with these arguments. Sessions share one connection. */
  session(script: string, arguments_: readonly string[], signal?: AbortSignal): Promise<Session>;
  /** Closes the shared connection, and with it whatever still uses it. */
  close(): Promise<void>;
}

/** How long the shared connection stays without a session, in seconds: the next command finds it open. */
const idleSeconds = 30;

export function sshClient(target: SshTarget, environment: NodeJS.ProcessEnv): SshClient {
  // For ssh, its agents and its jump hosts. A twin's secrets are not among them.
  const known = variables(['user', 'ssh'], ['XDG_RUNTIME_DIR'], environment);
  // With the mark of an engine's run, so that a session ends with the run that it belongs to.
  const mark = environment['DTAAS_ENGINE_RUN'];
  const marked = mark === undefined ? known : { ...known, DTAAS_ENGINE_RUN: mark };

  const start = (
    arguments_: readonly string[],
    env: NodeJS.ProcessEnv,
    signal?: AbortSignal,
  ): ChildProcess => {
    const words = [...clientArguments(target, environment), ...arguments_];
    return spawn('ssh', words, { stdio: 'pipe', env, ...(signal ? { signal } : {}) });
  };

  /** The connection belongs to no command, and so carries no mark. */
  const share = async (control: string): Promise<void> => {
    if (await isAnswered(control)) return;
    await withLock(`ssh ${control}`, { purpose: 'connecting', onWait: () => {} }, async () => {
      if (await isAnswered(control)) return;
      rmSync(control, { force: true });
      const shared = ['-o', 'ControlMaster=yes', '-o', `ControlPersist=${idleSeconds}`, '-S', control];
      const end = await endOf(start([...shared, '-N', '-f', '--', target.host], known));
      // A folder with a long name has no room for the socket: each session then connects by itself.
      if (end.code !== 0 && !/unix_listener|control ?socket/i.test(end.stderr))
        throw troubleOf(nameOf(target), end, false);
    });
  };

  return {
    async session(script, arguments_, signal) {
      const control = controlSocket(target, environment);
      await share(control);
      const command = ['exec', 'sh', '-c', quoted(script), 'dtaas', ...arguments_.map(quoted)].join(' ');
      const child = start(
        ['-o', 'ControlMaster=no', '-S', control, '--', target.host, command],
        marked,
        signal,
      );
      const ended = endOf(child);
      ended.catch(() => {}); // who reads the output sees it end, and asks why
      return {
        stdin: child.stdin!.on('error', () => {}),
        stdout: child.stdout!,
        ended,
        kill: () => void child.kill(),
      };
    },
    async close() {
      const control = controlSocket(target, environment);
      if (!(await isAnswered(control))) return;
      await endOf(start(['-S', control, '-O', 'exit', '--', target.host], known));
      for (let round = 0; round < 200 && existsSync(control); round += 1) await sleep(10);
    },
  };
}

/** Short enough for ssh, which adds 17 characters while it opens the socket. */
function controlSocket(target: SshTarget, environment: NodeJS.ProcessEnv): string {
  const way = JSON.stringify([target, clientArguments(target, environment)]);
  const digest = createHash('sha256').update(way).digest('hex').slice(0, 12);
  return join(dirname(socketPath('ssh', environment)), `ssh-${digest}`);
}

async function isAnswered(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

const stderrBytes = 8192;

async function endOf(child: ChildProcess): Promise<SessionEnd> {
  let stderr = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-stderrBytes);
  });
  return await new Promise((resolve, reject) => {
    child.once('error', ({ code }: NodeJS.ErrnoException) =>
      code === 'ENOENT' ? reject(sshMissing()) : resolve({ code: undefined, stderr: '' }),
    );
    child.once('close', (code) => resolve({ code: code ?? undefined, stderr: stderr.trim() }));
  });
}

/** For the shell of the user there, whichever it is: within single quotes it reads nothing. */
function quoted(text: string): string {
  if (/['\\!\n]/.test(text)) throw new Error(`not for a shell: ${JSON.stringify(text)}`);
  return `'${text}'`;
}
