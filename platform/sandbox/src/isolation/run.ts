import type { Readable, Writable } from 'node:stream';
import { after } from '@dtaas/processes';
import { type Capabilities, capabilitiesOf } from './detect.ts';
import { type ControlGroup, createGroup, type LimitHit } from './groups/cgroup.ts';
import { managerFolder, watchSlice } from './groups/slice.ts';
import type { ControlGroups, IsolatedCommand, Isolation } from './isolation.ts';
import { type Started, starters } from './modes/start.ts';

/** How a command ended. */
export interface Ended {
  /** The exit code; null if a signal ended the command. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The limit that it ran into, if any. */
  readonly exceeded?: 'memory' | 'processes' | 'time';
  /** The command used less memory than it may, but all commands of its workspace together used all of theirs. */
  readonly together?: true;
}

/** A running command. The processes that it started end with it. */
export interface IsolatedProcess {
  readonly pid: number;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves when no process of the command is left; never rejects. */
  readonly ended: Promise<Ended>;
  /** Sends a signal to the command, but not to the processes that it started. */
  signal(signal: NodeJS.Signals): Promise<void>;
  /** Sends a signal to the command, and kills it after `graceMs` (5 s). May be called again. */
  end(signal?: NodeJS.Signals, graceMs?: number): Promise<Ended>;
}

/**
 * Starts a command apart from the machine, as `isolation` says (from `detectIsolation`). Under `weak` there are no
 * mounts: its `cwd` and the paths in `env` must be the machine's own, which `Layout` takes care of.
 */
export function runIsolated(command: IsolatedCommand, isolation: Isolation): IsolatedProcess {
  const capabilities = capabilitiesOf(isolation.mode);
  const groups = groupsFor(command, capabilities);
  const group = groups && createGroup(groups, command.limits);
  const started = starters[isolation.mode](command, capabilities, group);
  const watch = group ?? watchSystemd(command, capabilities);
  return supervise(started, command, group, watch);
}

/** Finds the limit that an ended command exceeded. */
interface Watch {
  exceeded(wasKilled: boolean): LimitHit;
}

function groupsFor({ within }: IsolatedCommand, { groups }: Capabilities): ControlGroups | undefined {
  return within && 'version' in within ? within : groups;
}

/** Where systemd limits the command, its slice's counts tell why it was killed, or else those of the whole session. */
function watchSystemd({ limits, within }: IsolatedCommand, { systemdRun }: Capabilities): Watch | undefined {
  if (!systemdRun || limits.memoryBytes === undefined) return undefined;
  return watchSlice(within && 'slice' in within ? within.folder : managerFolder());
}

/** bubblewrap reports a signal as an exit code. */
function wasKilled({ code, signal }: Pick<Ended, 'code' | 'signal'>): boolean {
  return signal === 'SIGKILL' || code === 128 + 9;
}

function supervise(
  started: Started,
  command: IsolatedCommand,
  group: ControlGroup | undefined,
  watch: Watch | undefined,
): IsolatedProcess {
  const { child } = started;
  const timeoutMs = command.limits.timeoutMs;
  let timedOut = false;
  const timeOut = (): void => {
    timedOut = true;
    void started.kill();
  };
  const timer = timeoutMs === undefined ? undefined : after(timeoutMs, timeOut);
  child.stdin?.on('error', () => {}); // A command that doesn't read its input may have left: its exit code tells.
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('error', () => resolve({ code: 127, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  }).then(async (exit): Promise<Ended> => {
    timer?.cancel();
    started.clean();
    const hit = timedOut ? ({ exceeded: 'time' } as const) : watch?.exceeded(wasKilled(exit));
    await group?.remove();
    return { ...exit, ...hit };
  });
  return {
    pid: child.pid ?? -1,
    stdin: child.stdin as Writable,
    stdout: child.stdout as Readable,
    stderr: child.stderr as Readable,
    ended,
    signal: started.signal,
    end: async (signal = 'SIGTERM', graceMs = 5000) => {
      const kill = setTimeout(() => void started.kill(), signal === 'SIGKILL' ? 0 : graceMs);
      if (signal !== 'SIGKILL') await started.signal(signal);
      return ended.finally(() => clearTimeout(kill));
    },
  };
}
