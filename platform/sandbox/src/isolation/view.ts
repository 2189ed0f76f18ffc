import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Interpreter, nodeInterpreter, pythonInterpreter } from '../interpreter.ts';
import type { IsolatedCommand, Mount } from './isolation.ts';
import { systemFiles } from './system-files.ts';

/** The files and variables of the machine that a command of a strong mode sees. */
export interface View {
  /** In the order in which they are laid over each other. */
  readonly mounts: readonly Mount[];
  /** Folders that are covered by an empty one. */
  readonly covered: readonly string[];
  /** Symbolic links such as /bin → usr/bin. */
  readonly links: readonly { readonly path: string; readonly target: string }[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Decides which files the command sees: only the system's libraries, its interpreters and its mounts.
 *
 * @param user the command's user inside
 */
export function viewOf(command: IsolatedCommand, user: number): View {
  const interpreters = interpretersOf(command);
  const system = systemFolders();
  const needs = interpreters.flatMap((interpreter) => interpreter.needs);
  const packages = command.machinePackages ? [] : interpreters.flatMap((interpreter) => interpreter.packages);
  return {
    mounts: [
      ...system.mounts,
      ...[...new Set(needs)].map((path) => ({ source: path, target: path })),
      ...systemFiles(command, user),
      ...[...command.mounts].sort((a, b) => (a.target < b.target ? -1 : 1)),
    ],
    covered: ['/usr/local', ...packages].filter(existsSync),
    links: system.links,
    env: environmentOf(command, '/tmp'),
  };
}

function interpretersOf(command: IsolatedCommand): Interpreter[] {
  const python = command.python ?? /^python/.test(command.command[0] ?? '');
  return [nodeInterpreter(), ...(python ? [pythonInterpreter()] : [])];
}

/** The whole environment of a command. It is the same on all machines, so that results are the same, too. */
export function environmentOf(command: IsolatedCommand, scratch: string): Record<string, string> {
  const ofInterpreters = interpretersOf(command).map(({ executable }) => dirname(executable));
  return { ...commonVariables([...(command.path ?? []), ...ofInterpreters], scratch), ...command.env };
}

/**
 * The variables that every command has.
 *
 * @param path folders of programs that come before the system's
 */
export function commonVariables(path: readonly string[], scratch: string): Record<string, string> {
  const folders = new Set([...path, '/usr/bin', '/bin']);
  return { PATH: [...folders].join(':'), HOME: scratch, TMPDIR: scratch, LANG: 'C.UTF-8', TZ: 'UTC' };
}

function systemFolders(): { mounts: Mount[]; links: { path: string; target: string }[] } {
  const mounts: Mount[] = [{ source: '/usr', target: '/usr' }];
  const links: { path: string; target: string }[] = [];
  for (const path of ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/nix/store']) {
    if (!existsSync(path)) continue;
    if (lstatSync(path).isSymbolicLink()) links.push({ path, target: readlinkSync(path) });
    else mounts.push({ source: path, target: path });
  }
  return { mounts, links };
}
