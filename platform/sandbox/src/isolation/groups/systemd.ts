import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { variables } from '@dtaas/processes';
import { programOnPath } from '../../programs.ts';
import type { IsolatedCommand, Limits } from '../isolation.ts';
import { cpuWeight } from './cgroup.ts';

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

export function systemdScope(
  program: string | undefined,
  limits: Limits,
  within: IsolatedCommand['within'],
): string[] {
  if (!program) return [];
  return [
    ...[program, ...scope, '--collect'],
    ...(within && 'slice' in within ? ['--slice', within.slice] : []),
    ...systemdProperties(limits).flatMap((property) => ['--property', property]),
    // systemd-run needs the session's variables; the command doesn't get them.
    ...['--', '/usr/bin/env', ...Object.keys(variables(['session'])).flatMap((name) => ['-u', name])],
  ];
}

/** Limits in the words of systemd.resource-control(5). */
export function systemdProperties({ memoryBytes, processes, cpu }: Limits): string[] {
  return [
    ...(memoryBytes === undefined ? [] : [`MemoryMax=${memoryBytes}`, 'MemorySwapMax=0']),
    ...(processes === undefined ? [] : [`TasksMax=${processes}`]),
    ...(cpu === undefined ? [] : [`CPUWeight=${cpuWeight(cpu)}`]),
  ];
}
