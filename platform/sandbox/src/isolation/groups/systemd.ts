import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { programOnPath } from '../../programs.ts';
import type { IsolatedCommand, Limits } from '../isolation.ts';
import { cpuWeight } from './cgroup.ts';

/** The kernel ends who used too much; systemd would ask the rest to leave as well, the sandbox itself among them. */
const scope = ['--user', '--scope', '--quiet', '--property', 'OOMPolicy=continue'];

/** A login session's own systemd gives a user without rights a group with limits. */
export function findSystemdRun(): string | undefined {
  const runtime = process.env['XDG_RUNTIME_DIR'];
  const program = programOnPath('systemd-run');
  // Of version 1's groups it hands a user none for memory, and doesn't say so when it is asked for limits.
  if (!existsSync('/sys/fs/cgroup/cgroup.controllers')) return undefined;
  // It is asked over its own socket: a bus of the session's (dbus-user-session) isn't on every machine.
  if (!program || !runtime || !existsSync(join(runtime, 'systemd', 'private'))) return undefined;
  const probe = [...scope, '--property', 'TasksMax=100', '--', '/usr/bin/true'];
  return spawnSync(program, probe, { timeout: 5000, stdio: 'ignore' }).status === 0 ? program : undefined;
}

const busNames = ['XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS'];

/** What systemd-run needs to find the session, and takes away again before it starts the command. */
export function sessionBus(): Record<string, string> {
  return Object.fromEntries(
    busNames.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
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
    ...['--', '/usr/bin/env', ...busNames.flatMap((name) => ['-u', name])],
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
