import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { attempt, systemProgram } from '@dtaas/processes';
import { isolationMissing } from './failures.ts';
import { capabilitiesOf } from './isolation/detect.ts';
import { insideId, noCapabilities, probeArguments } from './isolation/modes/bubblewrap.ts';
import { nextUser } from './isolation/user.ts';

/** A trusted command (a twin's runner) that gets a network of its own. */
export interface NamespacedCommand {
  readonly command: readonly [string, ...string[]];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Folders that the command may write to. All others are read-only. */
  readonly writable: readonly string[];
  /** IP addresses of other hosts that loopback has, too, so that the command can listen there. IPv6 ones need a machine with IPv6. */
  readonly addresses?: readonly string[];
  readonly stdio: SpawnOptions['stdio'];
}

/**
 * Starts a command in a network namespace that has only loopback. The command may use all its ports, also those below 1024, and
 * shares the namespace with commands that it starts with `network: 'shared-namespace'`. The process leads a session of its own
 * and continues after the caller's end. Its pid is that of the command's monitor; inside, `process.pid` is the machine's number.
 * Root stays root inside, with the rights to start processes as other users.
 *
 * @throws DtaasError `isolation-missing` if bubblewrap doesn't work here
 */
export function enterNamespace(wanted: NamespacedCommand): ChildProcess {
  const { command, env, cwd, writable, addresses, stdio } = wanted;
  const [program, ...arguments_] = namespaceCommand(command, cwd, writable, addresses);
  return spawn(program, arguments_, { env, cwd: '/', detached: true, stdio });
}

let nests: boolean | undefined;

/**
 * Whether a sandbox for components can be made within such a namespace. Tried once a process (20 ms). Some machines allow
 * bubblewrap, but not within itself (for example with Ubuntu's profile).
 */
export function namespacesNest(): boolean {
  nests ??= attempt(tryNesting) ?? false;
  return nests;
}

function tryNesting(): boolean {
  const user = capabilitiesOf('bubblewrap').hasOwnUser ? nextUser() : undefined;
  const probe = [programFor('bwrap', 'bubblewrap'), ...probeArguments(user)];
  const [program, ...arguments_] = namespaceCommand(probe, '/', []);
  return spawnSync(program, arguments_, { timeout: 5000, stdio: 'ignore' }).status === 0;
}

function namespaceCommand(
  command: readonly string[],
  cwd: string,
  writable: readonly string[],
  addresses: readonly string[] = [],
): [string, ...string[]] {
  const { hasOwnUser } = capabilitiesOf('bubblewrap');
  const rights = hasOwnUser ? rightsOfRoot : ['CAP_NET_ADMIN'];
  return [
    programFor('bwrap', 'bubblewrap'),
    ...(hasOwnUser ? [] : ['--unshare-user', '--uid', `${callerInside()}`, '--gid', `${callerInside()}`]),
    '--unshare-net',
    ...['--ro-bind', '/', '/', '--dev-bind', '/dev', '/dev'],
    ...['--bind', '/proc', '/proc', '--bind-try', '/sys', '/sys'],
    ...writable.flatMap((folder) => ['--bind', folder, folder]),
    ...['--cap-drop', 'ALL', ...rights.flatMap((right) => ['--cap-add', right])],
    ...['--chdir', cwd, '--', '/bin/sh', '-c', prepareNetwork, 'sh'],
    ...[addresses.length > 0 ? programFor('ip', 'iproute2') : 'ip', ...addresses, '--'],
    // A nested bubblewrap refuses to start with a capability, except as root.
    ...(hasOwnUser ? [] : [programFor('setpriv', 'util-linux'), ...noCapabilities]),
    ...command,
  ];
}

/** The rights that root needs to start commands as other users: for namespaces, mounts, ids, and their files and signals. */
const rightsOfRoot = [
  ...['CAP_SYS_ADMIN', 'CAP_SYS_CHROOT', 'CAP_NET_ADMIN', 'CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP'],
  ...['CAP_CHOWN', 'CAP_DAC_OVERRIDE', 'CAP_FOWNER', 'CAP_KILL'],
];

/**
 * Gives loopback the addresses: the arguments between the program `ip` and `--`. All users in the namespace may use low ports,
 * so no capability is needed for them.
 */
const prepareNetwork = `ip=$1 && shift
while [ "$1" != -- ]; do "$ip" address add "$1" dev lo && shift || exit; done
shift && echo 0 > /proc/sys/net/ipv4/ip_unprivileged_port_start && exec "$@"`;

/** As root of a user namespace, a nested bubblewrap would behave as the machine's root, and fail. */
function callerInside(): number {
  const id = process.getuid?.() ?? insideId;
  return id === 0 ? insideId : id;
}

function programFor(name: string, packageName: string): string {
  const found = systemProgram(name);
  if (found) return found;
  throw isolationMissing({
    reason: `${name} is missing, which a network namespace needs.`,
    hint: `apt-get install ${packageName}`,
  });
}
