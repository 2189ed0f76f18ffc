import type { IsolatedCommand, Limits, Mount, Network } from './isolation.ts';
import type { View } from './view.ts';

/** The user and group inside, whoever calls: nothing there tells who that is. */
const insideId = '1000';

const defaultScratchBytes = 256 * 1024 * 1024;

/** The arguments of `bwrap` for a command, up to and with the command. `infoFd`: where it tells its child's pid. */
export function bubblewrapArguments(command: IsolatedCommand, view: View, infoFd: number): string[] {
  return [
    ...namespaces(command.network),
    ...['--info-fd', `${infoFd}`],
    ...view.mounts.filter((mount) => mount.target === '/usr').flatMap(bind),
    ...view.links.flatMap(({ path, target }) => ['--symlink', target, path]),
    ...view.covered.filter(inUsr).flatMap((folder) => ['--tmpfs', folder]),
    ...['--proc', '/proc', '--dev', '/dev'],
    ...['--size', `${scratchBytes(command.limits)}`, '--tmpfs', '/tmp'],
    ...view.mounts.filter((mount) => mount.target !== '/usr').flatMap(bind),
    ...view.covered.filter((folder) => !inUsr(folder)).flatMap((folder) => ['--tmpfs', folder]),
    ...[...view.covered, '/'].flatMap((folder) => ['--remount-ro', folder]),
    ...['--chdir', command.cwd],
    '--',
    ...command.command,
  ];
}

function namespaces(network: Network): string[] {
  return [
    ...['--unshare-user', '--disable-userns', '--uid', insideId, '--gid', insideId],
    ...['--unshare-ipc', '--unshare-pid', '--unshare-uts', '--unshare-cgroup-try'],
    ...(network === 'none' ? ['--unshare-net'] : []),
    ...['--hostname', 'sandbox'],
    ...['--cap-drop', 'ALL'],
    // A session of its own keeps it from typing into the caller's terminal (TIOCSTI).
    ...['--die-with-parent', '--new-session'],
  ];
}

function bind(mount: Mount): string[] {
  return [mount.writable ? '--bind' : '--ro-bind', mount.source, mount.target];
}

function inUsr(folder: string): boolean {
  return folder.startsWith('/usr/');
}

/** The scratch is memory, so it counts there too: at most half of what the command may use. */
function scratchBytes(limits: Limits): number {
  return Math.min(defaultScratchBytes, Math.floor((limits.memoryBytes ?? Number.POSITIVE_INFINITY) / 2));
}
