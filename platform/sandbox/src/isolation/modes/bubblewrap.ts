import { systemProgram } from '@dtaas/processes';
import type { IsolatedCommand, Limits, Mount, Network } from '../isolation.ts';
import type { View } from '../view.ts';

/** The user and group inside if the caller isn't root. They don't reveal the caller. */
export const insideId = 1000;

const defaultScratchBytes = 256 * 1024 * 1024;

/** The descriptor to which bwrap writes its child's pid. */
export const infoFd = 3;

/**
 * The arguments of `bwrap`, including the command.
 *
 * @param user the user of the machine that the command runs as, if root starts it. By default the command stays the caller, who
 *   is user 1000 inside.
 * @param seccompFd the descriptor of the filter of system calls; `undefined` if there is no filter for this machine
 */
export function bubblewrapArguments(
  command: IsolatedCommand,
  view: View,
  user: number | undefined,
  seccompFd: number | undefined,
): string[] {
  const coveredInUsr = view.covered.filter((folder) => folder.startsWith('/usr/'));
  return [
    ...apart(command.network, user),
    ...['--info-fd', `${infoFd}`],
    ...(seccompFd === undefined ? [] : ['--seccomp', `${seccompFd}`]),
    ...view.mounts.filter((mount) => mount.target === '/usr').flatMap(bind),
    ...view.links.flatMap(({ path, target }) => ['--symlink', target, path]),
    ...coveredInUsr.flatMap((folder) => ['--tmpfs', folder]),
    ...kernelFolders,
    ...['--perms', '1777', '--tmpfs', '/dev/shm'],
    ...['--perms', '1777', '--size', `${scratchBytes(command.limits)}`, '--tmpfs', '/tmp'],
    ...view.mounts.filter((mount) => mount.target !== '/usr').flatMap(bind),
    ...view.covered
      .filter((folder) => !coveredInUsr.includes(folder))
      .flatMap((folder) => ['--tmpfs', folder]),
    ...[...view.covered, '/'].flatMap((folder) => ['--remount-ro', folder]),
    ...['--chdir', command.cwd],
    ...['--', ...asUser(user), ...command.command],
  ];
}

/** All of /proc is read-only: the kernel's settings, sysrq-trigger, and the settings of processes. */
const kernelFolders = ['--proc', '/proc', '--remount-ro', '/proc', '--dev', '/dev'] as const;

/**
 * Gives the command its own namespaces. If root calls, it gets no user namespace: root's own id would stay behind the id inside,
 * and the kernel lets that id write its settings. Root makes the other namespaces and changes the user at the end.
 */
function apart(network: Network, user: number | undefined): string[] {
  return [
    ...usersApart(user),
    ...['--unshare-ipc', '--unshare-pid', '--unshare-uts', '--unshare-cgroup-try'],
    ...(network === 'none' ? ['--unshare-net'] : []),
    ...['--hostname', 'sandbox'],
    // A session of its own keeps it from typing into the caller's terminal (TIOCSTI).
    ...['--die-with-parent', '--new-session'],
  ];
}

function usersApart(user: number | undefined): string[] {
  const id = `${insideId}`;
  if (user === undefined) {
    return ['--unshare-user', '--disable-userns', '--uid', id, '--gid', id, '--cap-drop', 'ALL'];
  }
  return [
    ...['--cap-drop', 'ALL'],
    ...['CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP'].flatMap((right) => ['--cap-add', right]),
  ];
}

/** The program before the command that changes to the user, for good and without rights. */
function asUser(user: number | undefined): string[] {
  if (user === undefined) return [];
  const setpriv = systemProgram('setpriv') ?? 'setpriv';
  return [setpriv, `--reuid=${user}`, `--regid=${user}`, '--clear-groups', ...noCapabilities];
}

/** The options of setpriv, from util-linux, that give up all rights for good. */
export const noCapabilities = ['--inh-caps=-all', '--ambient-caps=-all', '--bounding-set=-all'];

/** A command in a sandbox with all parts of a real one, because a machine may refuse any of them. */
export function probeArguments(user: number | undefined): readonly string[] {
  return [
    ...usersApart(user),
    ...['--unshare-pid', '--unshare-net'],
    ...['--ro-bind', '/usr', '/usr'],
    ...['/bin', '/lib', '/lib64', '/nix/store'].flatMap((path) => ['--ro-bind-try', path, path]),
    ...kernelFolders,
    ...['--', ...asUser(user), '/usr/bin/true'],
  ];
}

/** Makes parent folders passable for everybody, because bwrap makes those of a file accessible only to the caller. */
function bind(mount: Mount): string[] {
  const parts = mount.target.split('/').slice(1, -1);
  const folders = parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
  return [
    ...folders.flatMap((folder) => ['--dir', folder]),
    ...[mount.writable ? '--bind' : '--ro-bind', mount.source, mount.target],
  ];
}

/** The scratch is memory, so it counts there too: at most half of what the command may use. */
function scratchBytes(limits: Limits): number {
  return Math.min(defaultScratchBytes, Math.floor((limits.memoryBytes ?? Number.POSITIVE_INFINITY) / 2));
}
