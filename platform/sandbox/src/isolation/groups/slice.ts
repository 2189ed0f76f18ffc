import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { programOnPath } from '../../programs.ts';
import type { Limits, WorkspaceGroup } from '../isolation.ts';
import { counter, type LimitHit } from './cgroup.ts';
import { systemdProperties } from './systemd.ts';

/**
 * A slice of the user's session: systemd keeps it, with the groups of commands in it (`systemd-run --slice`). One of
 * that name that is there is ended first. Throws what systemd says against it.
 */
export function makeSlice(slice: string, limits: Limits): WorkspaceGroup & { slice: string } {
  removeSlice(slice);
  const properties = systemdProperties(limits);
  if (properties.length > 0) demand('set-property', '--runtime', slice, ...properties);
  demand('start', slice);
  const path = demand('show', '--property', 'ControlGroup', '--value', slice);
  return { slice, folder: join('/sys/fs/cgroup', path) };
}

/** Ends what runs in it, and forgets its limits. One that isn't there is what was wanted. */
export function removeSlice(slice: string): void {
  for (const verb of ['stop', 'revert']) systemctl(verb, slice);
}

/**
 * Tells which limit a command hit. systemd removes a command's own group with it, so this goes by what the kernel counts
 * for the whole slice: where that was full since the command began, this is taken for the reason of its kill.
 */
export function watchSlice(folder: string): { exceeded(wasKilled: boolean): LimitHit } {
  const killed = (): number => counter(join(folder, 'memory.events'), 'oom_kill');
  const full = (): number => counter(join(folder, 'memory.events.local'), 'oom');
  const before = { killed: killed(), full: full() };
  return {
    exceeded: (wasKilled) => {
      if (!wasKilled || killed() === before.killed) return {};
      return { exceeded: 'memory', ...(full() > before.full ? { together: true } : {}) };
    },
  };
}

let manager: string | undefined;

/** The group of the user's own systemd: what runs in any of its slices is counted there, too. */
export function managerFolder(): string {
  manager ??= join('/sys/fs/cgroup', demand('show', '--property', 'ControlGroup', '--value'));
  return manager;
}

function demand(...words: readonly string[]): string {
  const { status, stdout, stderr, error } = systemctl(...words);
  if (status === 0) return stdout.trim();
  throw new Error(stderr?.trim() || error?.message || `systemctl ${words[0]} ended with ${status}`);
}

function systemctl(...words: readonly string[]) {
  const program = programOnPath('systemctl') ?? 'systemctl';
  return spawnSync(program, ['--user', ...words], { encoding: 'utf8', timeout: 10_000 });
}
