import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type DtaasError, sha256 } from '@dtaas/model';
import { socketPath, variables, withLock } from '@dtaas/processes';
import { sshMissing, unreachable } from './failures.ts';
import type { SshTarget } from './machine.ts';
import { clientArguments } from './target.ts';
import { type SessionEnd, sshFailed, troubleOf } from './trouble.ts';

/** A command on the machine, under way. */
export type Session = Awaited<ReturnType<SshClient['session']>>;

export interface ClientOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Gives sessions up. What they have begun on the machine goes on, and the next run adopts it. */
  readonly signal?: AbortSignal;
  /** A person waits for an answer, so a machine that doesn't answer is given up after `lookMs`. */
  readonly looks?: boolean;
}

/** How long a command that only looks waits for a connection, and for the machine's first answer. */
export const lookMs = 5_000;

/** How long the shared connection stays without a session, in seconds: the next command finds it open. */
const idleSeconds = 30;

export type SshClient = ReturnType<typeof sshClient>;

export function sshClient(target: SshTarget, { environment, signal, looks = false }: ClientOptions) {
  // For ssh, its agents and its jump hosts. A twin's secrets are not among them.
  const known = variables(['user', 'ssh'], ['XDG_RUNTIME_DIR'], environment);
  // With the mark of an engine's run, so that a session ends with the run that it belongs to.
  const marked = { ...known, ...variables([], ['DTAAS_ENGINE_RUN'], environment) };
  let failed: { readonly error: DtaasError; readonly until: number } | undefined;

  const start = (arguments_: readonly string[], env: NodeJS.ProcessEnv, within?: AbortSignal) =>
    spawn('ssh', [...clientArguments(target, environment), ...arguments_], { env, signal: within });

  /**
   * The error of a session or a connection that ended before the machine has answered. A client that only looks doesn't try to
   * connect again at once.
   */
  const giveUp = async (end: SessionEnd): Promise<DtaasError> => {
    const at = await login();
    const error = troubleOf(target, end, (details) => unreachable({ ...details, login: at }));
    if (looks) failed = { error, until: Date.now() + lookMs };
    return error;
  };

  const refuseFailed = (): void => {
    if (failed && Date.now() < failed.until) throw failed.error;
  };

  /** Where ssh connects to, by the user's configuration. */
  const login = async (): Promise<SshTarget> => {
    const child = start(['-G', '--', target.host], known);
    const [settings] = await Promise.all([text(child.stdout), endOf(child)]);
    const settingOf = (name: string) => new RegExp(`^${name} (.+)$`, 'm').exec(settings)?.[1];
    const [host = target.host, user] = [settingOf('hostname'), settingOf('user')];
    return { ...target, host, port: Number(settingOf('port') ?? 22), ...(user ? { user } : {}) };
  };

  /** The connection belongs to no command, and so carries no mark. */
  const share = async (control: string): Promise<void> => {
    refuseFailed();
    if (await isAnswered(control)) return;
    const patience = looks ? AbortSignal.timeout(lookMs) : undefined;
    const lock = { purpose: 'connecting', onWait: () => {}, signal: patience };
    const end = await withLock(`ssh ${control}`, lock, async () => {
      if (await isAnswered(control)) return undefined;
      refuseFailed();
      rmSync(control, { force: true });
      const shared = ['-o', 'ControlMaster=yes', '-o', `ControlPersist=${idleSeconds}`, '-S', control];
      return await endOf(start([...shared, '-N', '-f', '--', target.host], known, patience));
    }).catch((error: unknown) => {
      if (!patience?.aborted) throw error;
      return undefined;
    });
    if (patience?.aborted)
      throw await giveUp({ code: sshFailed, stderr: `it did not answer within ${lookMs / 1000} s` });
    // A folder with a long name has no room for the socket: each session then connects by itself.
    if (!end || end.code === 0 || /unix_listener|control ?socket/i.test(end.stderr)) return;
    throw await giveUp(end);
  };

  return {
    giveUp,
    /** Runs a script of the POSIX shell with these arguments. Sessions share one connection. */
    async session(script: string, arguments_: readonly string[]) {
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
      const stdin = child.stdin.on('error', () => {});
      /** Gives the command up. What it has begun on the machine goes on. */
      const kill = (): void => void child.kill();
      return { stdin, stdout: child.stdout, ended, kill };
    },
  };
}

/** Short enough for ssh, which adds 17 characters while it opens the socket. */
function controlSocket(target: SshTarget, environment: NodeJS.ProcessEnv): string {
  const digest = sha256(JSON.stringify([target, clientArguments(target, environment)])).slice(0, 12);
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

async function endOf(child: ChildProcessWithoutNullStreams): Promise<SessionEnd> {
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-stderrBytes);
  });
  return await new Promise((resolve, reject) => {
    child.once('error', ({ code }: NodeJS.ErrnoException) =>
      code === 'ENOENT' ? reject(sshMissing()) : resolve({ code: undefined, stderr: '' }),
    );
    child.once('close', (code) => resolve({ code: code ?? undefined, stderr: stderr.trim() }));
  });
}

/** For the login shell there, whichever it is: shells interpret nothing between single quotes. */
function quoted(text: string): string {
  if (/['\\!\n]/.test(text)) throw new Error(`not for a shell: ${JSON.stringify(text)}`);
  return `'${text}'`;
}
