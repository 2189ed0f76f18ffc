import type { Readable, Writable } from 'node:stream';
import { after } from '@dtaas/processes';
import { capabilitiesOf } from './detect.ts';
import { createGroup, type LimitHit } from './groups/cgroup.ts';
import { managerFolder, watchSlice } from './groups/systemd.ts';
import type { Ended, IsolatedCommand, Isolation } from './isolation.ts';
import { starters } from './modes/start.ts';

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
  const { limits, within } = command;
  const capabilities = capabilitiesOf(isolation.mode);
  const groups = within && 'version' in within ? within : capabilities.groups;
  const group = groups && createGroup(groups, limits);
  const { child, signal, kill, clean } = starters[isolation.mode](command, capabilities, group);
  // Where systemd limits the command, its slice's counts tell why it was killed, or else those of the whole session.
  const slice = within && 'slice' in within ? within : undefined;
  const watchesSlice = capabilities.systemdRun !== undefined && limits.memoryBytes !== undefined;
  const watch: { exceeded(wasKilled: boolean): LimitHit } | undefined =
    group ?? (watchesSlice ? watchSlice(slice?.folder ?? managerFolder()) : undefined);
  let timedOut = false;
  const timeOut = () => {
    timedOut = true;
    void kill();
  };
  const timer = limits.timeoutMs === undefined ? undefined : after(limits.timeoutMs, timeOut);
  child.stdin?.on('error', () => {}); // A command that doesn't read its input may have left: its exit code tells.
  const ended = new Promise<Pick<Ended, 'code' | 'signal'>>((resolve) => {
    child.once('error', () => resolve({ code: 127, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  }).then(async (exit): Promise<Ended> => {
    timer?.cancel();
    clean?.();
    // bubblewrap reports a signal as an exit code.
    const wasKilled = exit.signal === 'SIGKILL' || exit.code === 128 + 9;
    const hit = timedOut ? ({ exceeded: 'time' } as const) : watch?.exceeded(wasKilled);
    await group?.remove();
    return { ...exit, ...hit };
  });
  return {
    pid: child.pid ?? -1,
    stdin: child.stdin as Writable,
    stdout: child.stdout as Readable,
    stderr: child.stderr as Readable,
    ended,
    signal,
    end: async (name = 'SIGTERM', graceMs = 5000) => {
      const timeLeft = setTimeout(() => void kill(), name === 'SIGKILL' ? 0 : graceMs);
      if (name !== 'SIGKILL') await signal(name);
      return ended.finally(() => clearTimeout(timeLeft));
    },
  };
}
