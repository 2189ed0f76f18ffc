import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { bubblewrapArguments } from './bubblewrap.ts';
import { type ControlGroup, cpuWeight, createGroup } from './cgroup.ts';
import { type Means, meansOf } from './detect.ts';
import { dockerArguments, dockerClientEnvironment, removeContainer } from './docker.ts';
import { onlyChild, signalGroup, signalMarked, signalProcess } from './family.ts';
import type { IsolatedCommand, Isolation, Limits } from './isolation.ts';
import { environmentOf, interpretersOf, viewOf } from './view.ts';

/** How a command ended. */
export interface Ended {
  /** The exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The limit that it ran into, if any. */
  readonly exceeded?: 'memory' | 'processes' | 'time';
}

/** A command at work. Whatever it started ends with it. */
export interface IsolatedProcess {
  readonly pid: number;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly isolation: Isolation;
  /** Settles once nothing of the command is left; never rejects. */
  readonly ended: Promise<Ended>;
  /** Sends the command a signal and leaves what it started alone. */
  signal(signal: NodeJS.Signals): Promise<void>;
  /** Asks the command to leave; what is still there after `graceMs` (5 s) is killed. May be called again. */
  end(signal?: NodeJS.Signals, graceMs?: number): Promise<Ended>;
}

/**
 * Starts a command apart from the machine, as `isolation` says (from `detectIsolation`). Under `weak` there are no
 * mounts: its `cwd` and the paths in `env` must be the machine's own, which `Layout` takes care of.
 */
export function runIsolated(command: IsolatedCommand, isolation: Isolation): IsolatedProcess {
  const means = meansOf(isolation.mode);
  const group = means.groups ? createGroup(means.groups, command.limits) : undefined;
  const started = starters[isolation.mode](command, means, group);
  return supervise(started, command, isolation, group);
}

/** A started process, and how to reach what runs in it. */
interface Started {
  readonly child: ChildProcess;
  /** To the command itself. */
  signal(signal: NodeJS.Signals): Promise<void>;
  /** Ends everything, at once. */
  kill(): Promise<void> | void;
  /** After the end. */
  clean(): void;
}

const starters = { bubblewrap: startBubblewrap, docker: startDocker, weak: startWeak };

function startBubblewrap(command: IsolatedCommand, means: Means, group: ControlGroup | undefined): Started {
  const view = viewOf(command);
  const arguments_ = bubblewrapArguments(command, view, infoFd);
  const child = start([means.program ?? 'bwrap', ...arguments_], means, group, command.limits, {
    env: view.env,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const init = readChildPid(child.stdio[infoFd] as Readable);
  return {
    child,
    // Between us and the command stand bwrap and the first process of its pid namespace, which forward nothing.
    signal: async (signal) => {
      const first = await init;
      const inside = first === undefined ? undefined : await onlyChild(first);
      if (inside === undefined) signalProcess(child.pid, signal);
      else signalProcess(inside, signal);
    },
    // With the first process of a pid namespace, the kernel kills all others.
    kill: async () => {
      child.kill('SIGKILL');
      signalProcess(await init, 'SIGKILL');
    },
    clean: () => {},
  };
}

const infoFd = 3;

async function readChildPid(stream: Readable): Promise<number | undefined> {
  let text = '';
  try {
    for await (const chunk of stream) text += String(chunk);
    return (JSON.parse(text) as { 'child-pid': number })['child-pid'];
  } catch {
    return undefined;
  }
}

function startDocker(command: IsolatedCommand, means: Means): Started {
  if (command.network === 'shared-namespace') throw new Error('containers have no namespace to share here');
  const docker = means.program ?? 'docker';
  const view = viewOf(command);
  const name = `dtaas-${process.pid}-${randomBytes(6).toString('hex')}`;
  const child = spawn(docker, dockerArguments(command, view, name), {
    env: dockerClientEnvironment(view),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  return {
    child,
    // docker's client passes signals on to the command.
    signal: async (signal) => signalProcess(child.pid, signal),
    kill: () => {
      removeContainer(docker, name);
      child.kill('SIGKILL');
    },
    clean: () => {},
  };
}

function startWeak(command: IsolatedCommand, means: Means, group: ControlGroup | undefined): Started {
  const scratch = mkdtempSync(join(tmpdir(), 'dtaas-scratch-'));
  const mark = `DTAAS_RUN=${randomBytes(12).toString('hex')}`;
  const [name, value] = mark.split('=') as [string, string];
  const env = { ...environmentOf(command, interpretersOf(command), scratch), [name]: value };
  const child = start(command.command, means, group, command.limits, {
    env,
    cwd: command.cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const kill = () => {
    signalGroup(child.pid, 'SIGKILL');
    signalMarked(mark);
  };
  return {
    child,
    signal: async (signal) => signalProcess(child.pid, signal),
    kill,
    clean: () => {
      kill();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

interface StartOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly stdio: ('pipe' | 'ignore')[];
}

/** Starts in the control group from the first instruction on: a shell enters it and becomes the command. */
function start(
  command: readonly string[],
  means: Means,
  group: ControlGroup | undefined,
  limits: Limits,
  options: StartOptions,
): ChildProcess {
  const enter =
    'while [ "$1" != -- ]; do echo $$ > "$1/cgroup.procs" || exit 125; shift; done; shift; exec "$@"';
  const whole = group
    ? ['/bin/sh', '-c', enter, 'sh', ...group.folders, '--', ...command]
    : [...systemdScope(means.systemdRun, limits), ...command];
  const [program = '', ...arguments_] = whole;
  return spawn(program, arguments_, { ...options, detached: true });
}

function systemdScope(program: string | undefined, limits: Limits): string[] {
  if (!program) return [];
  const { memoryBytes, processes, cpu } = limits;
  const properties = [
    ...(memoryBytes === undefined ? [] : [`MemoryMax=${memoryBytes}`, 'MemorySwapMax=0']),
    ...(processes === undefined ? [] : [`TasksMax=${processes}`]),
    ...(cpu === undefined ? [] : [`CPUWeight=${cpuWeight(cpu)}`]),
  ];
  return [
    program,
    '--user',
    '--scope',
    '--quiet',
    '--collect',
    ...properties.flatMap((p) => ['--property', p]),
    '--',
  ];
}

function supervise(
  started: Started,
  command: IsolatedCommand,
  isolation: Isolation,
  group: ControlGroup | undefined,
): IsolatedProcess {
  const { child } = started;
  const timeoutMs = command.limits.timeoutMs;
  let timedOut = false;
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          void started.kill();
        }, timeoutMs);
  child.stdin?.on('error', () => {}); // A command that doesn't read its input may have left: its exit code tells.
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('error', () => resolve({ code: 127, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  }).then(async (exit): Promise<Ended> => {
    clearTimeout(timer);
    started.clean();
    const limit = timedOut ? 'time' : group?.exceeded();
    await group?.remove();
    return { ...exit, ...(limit ? { exceeded: limit } : {}) };
  });
  return {
    pid: child.pid ?? -1,
    stdin: child.stdin as Writable,
    stdout: child.stdout as Readable,
    stderr: child.stderr as Readable,
    isolation,
    ended,
    signal: started.signal,
    end: async (signal = 'SIGTERM', graceMs = 5000) => {
      const kill = setTimeout(() => void started.kill(), signal === 'SIGKILL' ? 0 : graceMs);
      if (signal !== 'SIGKILL') await started.signal(signal);
      return ended.finally(() => clearTimeout(kill));
    },
  };
}
