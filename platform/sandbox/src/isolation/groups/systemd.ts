import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { programOnPath, variables } from '@dtaas/processes';
import type { IsolatedCommand, Limits, WorkspaceGroup } from '../isolation.ts';
import { counter, cpuWeight, type LimitHit } from './cgroup.ts';

/** The kernel ends the process that used too much. Without this, systemd would end the sandbox, too. */
const scope = ['--user', '--scope', '--quiet', '--property', 'OOMPolicy=continue'];

/** The systemd of a login session gives an ordinary user a group with limits. */
export function findSystemdRun(): string | undefined {
  const runtime = process.env['XDG_RUNTIME_DIR'];
  const program = programOnPath('systemd-run');
  // With version 1 it gives a user no group for memory, and ignores memory limits silently.
  if (!existsSync('/sys/fs/cgroup/cgroup.controllers')) return undefined;
  // Not every machine has a bus of the session (dbus-user-session), so systemd-run uses systemd's own socket.
  if (!program || !runtime || !existsSync(join(runtime, 'systemd', 'private'))) return undefined;
  const probe = [...scope, '--property', 'TasksMax=100', '--', '/usr/bin/true'];
  return spawnSync(program, probe, { timeout: 5000, stdio: 'ignore' }).status === 0 ? program : undefined;
}

/** The words before a command that systemd limits. */
export function systemdScope(
  program: string,
  limits: Limits,
  within: IsolatedCommand['within'],
): readonly string[] {
  return [
    ...[program, ...scope, '--collect'],
    ...(within && 'slice' in within ? ['--slice', within.slice] : []),
    ...propertiesOf(limits).flatMap((property) => ['--property', property]),
    // systemd-run needs the session's variables; the command doesn't get them.
    ...['--', '/usr/bin/env', ...Object.keys(variables(['session'])).flatMap((name) => ['-u', name])],
  ];
}

/** Limits in the words of systemd.resource-control(5). */
function propertiesOf({ memoryBytes, processes, cpu }: Limits): string[] {
  return [
    ...(memoryBytes === undefined ? [] : [`MemoryMax=${memoryBytes}`, 'MemorySwapMax=0']),
    ...(processes === undefined ? [] : [`TasksMax=${processes}`]),
    ...(cpu === undefined ? [] : [`CPUWeight=${cpuWeight(cpu)}`]),
  ];
}

/**
 * A slice of the user's session: systemd keeps it, with the groups of commands in it (`systemd-run --slice`). An earlier slice
 * of that name is ended first. Throws an error with systemd's words.
 */
export function makeSlice(slice: string, limits: Limits): WorkspaceGroup {
  removeSlice(slice);
  const properties = propertiesOf(limits);
  if (properties.length > 0) demand('set-property', '--runtime', slice, ...properties);
  demand('start', slice);
  const path = demand('show', '--property', 'ControlGroup', '--value', slice);
  return { slice, folder: join('/sys/fs/cgroup', path) };
}

/** Ends the processes in a slice, and forgets its limits. There need be no such slice. */
export function removeSlice(slice: string): void {
  for (const verb of ['stop', 'revert']) systemctl(verb, slice);
}

/**
 * Tells which limit a command exceeded. systemd removes a command's own group with it, so the kernel's counts of the whole slice
 * decide: if the slice was full since the command began, that is taken for the reason of its kill.
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

/** The group of the user's own systemd, which counts for all its slices. */
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
  return spawnSync('systemctl', ['--user', ...words], { encoding: 'utf8', timeout: 10_000 });
}
