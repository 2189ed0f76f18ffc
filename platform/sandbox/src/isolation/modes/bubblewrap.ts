import type { IsolatedCommand, Limits, Mount, Network } from '../isolation.ts';
import type { View } from '../view.ts';

/** The user and group inside if the caller isn't root. They don't reveal the caller. */
export const insideId = 1000;

const defaultScratchBytes = 256 * 1024 * 1024;

/** The user that the command runs as. */
export interface TargetUser {
  /** A user of the machine, if root starts the command. Absent: the command stays the caller, who is user 1000 inside. */
  readonly user: number | undefined;
  /** The program that changes the user. */
  readonly setpriv: string;
}

/** Descriptors that bwrap finds open. */
export interface Descriptors {
  /** Where bwrap writes its child's pid. */
  readonly info: number;
  /** Where bwrap reads the filter of system calls; `undefined` if there is no filter for this machine. */
  readonly seccomp: number | undefined;
}

/** The arguments of `bwrap`, including the command. */
export function bubblewrapArguments(
  command: IsolatedCommand,
  view: View,
  target: TargetUser,
  { info, seccomp }: Descriptors,
): string[] {
  return [
    ...apart(command.network, target),
    ...['--info-fd', `${info}`],
    ...(seccomp === undefined ? [] : ['--seccomp', `${seccomp}`]),
    ...view.mounts.filter((mount) => mount.target === '/usr').flatMap(bind),
    ...view.links.flatMap(({ path, target }) => ['--symlink', target, path]),
    ...view.covered.filter(inUsr).flatMap((folder) => ['--tmpfs', folder]),
    ...kernelFolders,
    ...['--perms', '1777', '--tmpfs', '/dev/shm'],
    ...['--perms', '1777', '--size', `${scratchBytes(command.limits)}`, '--tmpfs', '/tmp'],
    ...view.mounts.filter((mount) => mount.target !== '/usr').flatMap(bind),
    ...view.covered.filter((folder) => !inUsr(folder)).flatMap((folder) => ['--tmpfs', folder]),
    ...[...view.covered, '/'].flatMap((folder) => ['--remount-ro', folder]),
    ...['--chdir', command.cwd],
    ...['--', ...asUser(target), ...command.command],
  ];
}

/** All of /proc is read-only: the kernel's settings, sysrq-trigger, and the settings of processes. */
export const kernelFolders = ['--proc', '/proc', '--remount-ro', '/proc', '--dev', '/dev'] as const;

/**
 * Gives the command its own namespaces. If root calls, it gets no user namespace: root's own id would stay behind the id inside,
 * and the kernel lets that id write its settings. Root makes the other namespaces and changes the user at the end.
 */
function apart(network: Network, target: TargetUser): string[] {
  return [
    ...usersApart(target),
    ...['--unshare-ipc', '--unshare-pid', '--unshare-uts', '--unshare-cgroup-try'],
    ...(network === 'none' ? ['--unshare-net'] : []),
    ...['--hostname', 'sandbox'],
    // A session of its own keeps it from typing into the caller's terminal (TIOCSTI).
    ...['--die-with-parent', '--new-session'],
  ];
}

export function usersApart({ user }: TargetUser): string[] {
  const id = `${insideId}`;
  if (user === undefined) {
    return ['--unshare-user', '--disable-userns', ...['--uid', id, '--gid', id], ...noRights];
  }
  return [
    ...noRights,
    ...['CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP'].flatMap((right) => ['--cap-add', right]),
  ];
}

const noRights = ['--cap-drop', 'ALL'];

/** The program before the command that changes to the user, for good and without rights. */
export function asUser({ user, setpriv }: TargetUser): string[] {
  if (user === undefined) return [];
  const nothing = ['--inh-caps=-all', '--ambient-caps=-all', '--bounding-set=-all'];
  return [setpriv, `--reuid=${user}`, `--regid=${user}`, '--clear-groups', ...nothing];
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

function inUsr(folder: string): boolean {
  return folder.startsWith('/usr/');
}

/** The scratch is memory, so it counts there too: at most half of what the command may use. */
function scratchBytes(limits: Limits): number {
  return Math.min(defaultScratchBytes, Math.floor((limits.memoryBytes ?? Number.POSITIVE_INFINITY) / 2));
}
