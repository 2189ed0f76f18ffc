import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { DtaasError } from '@dtaas/model';
import { detectIsolation, probeArguments } from './isolation/detect.ts';
import { programOnPath } from './programs.ts';

/** A trusted command (a twin's runner) that gets a network of its own. */
export interface NamespacedCommand {
  readonly command: readonly [string, ...string[]];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Folders it may write to; the rest of the machine is read-only for it. */
  readonly writable: readonly string[];
  readonly stdio?: SpawnOptions['stdio'];
}

/**
 * Starts a command in a network namespace in which there is nothing but loopback, every port of which it may use (also
 * those under 1024). What it starts with `network: 'shared-namespace'` shares it. The process leads a session of its
 * own and outlives us; its pid is the command's monitor, inside `process.pid` is as the machine sees it. Root is user
 * 1000 inside, and its files are that user's. Throws `isolation-missing` where there is no bubblewrap that works.
 */
export function enterNamespace(namespaced: NamespacedCommand): ChildProcess {
  detectIsolation('bubblewrap');
  const { command, env, cwd, writable, stdio } = namespaced;
  const [program, ...arguments_] = namespaceCommand(command, cwd, writable);
  return spawn(program, arguments_, {
    env,
    cwd: '/',
    detached: true,
    stdio: stdio ?? ['ignore', 'pipe', 'pipe'],
  });
}

let nests: boolean | undefined;

/**
 * Whether a sandbox can be made within such a namespace, as a twin's components need it: tried once (20 ms). Some
 * machines allow bubblewrap once but not within itself (Ubuntu's profile for it, for one).
 */
export function namespacesNest(): boolean {
  nests ??= tryNesting();
  return nests;
}

function tryNesting(): boolean {
  try {
    detectIsolation('bubblewrap');
    const probe = [programFor('bwrap', 'bubblewrap'), ...probeArguments] as const;
    const [program, ...arguments_] = namespaceCommand(probe, '/', []);
    return spawnSync(program, arguments_, { timeout: 5000, stdio: 'ignore' }).status === 0;
  } catch {
    return false;
  }
}

function namespaceCommand(
  command: readonly string[],
  cwd: string,
  writable: readonly string[],
): [string, ...string[]] {
  return [
    programFor('bwrap', 'bubblewrap'),
    ...['--unshare-user', '--unshare-net', '--uid', `${insideId()}`, '--gid', `${insideId()}`],
    ...[
      '--ro-bind',
      '/',
      '/',
      '--dev-bind',
      '/dev',
      '/dev',
      '--bind',
      '/proc',
      '/proc',
      '--bind-try',
      '/sys',
      '/sys',
    ],
    ...writable.flatMap((folder) => ['--bind', folder, folder]),
    ...['--cap-drop', 'ALL', '--cap-add', 'CAP_NET_ADMIN', '--chdir', cwd],
    ...['--', '/bin/sh', '-c', openLowPorts, 'sh', programFor('setpriv', 'util-linux'), ...command],
  ];
}

/**
 * The namespace lets everyone in it use low ports, so the command needs no capability; and it must have none, since a
 * nested bubblewrap refuses to start with any.
 */
const openLowPorts =
  'echo 0 > /proc/sys/net/ipv4/ip_unprivileged_port_start && setpriv=$1 && shift && ' +
  'exec "$setpriv" --ambient-caps=-all --inh-caps=-all --bounding-set=-all "$@"';

/** As root inside, a nested bubblewrap would take itself for the machine's root, and fail. */
function insideId(): number {
  const id = process.getuid?.() ?? 1000;
  return id === 0 ? 1000 : id;
}

function programFor(name: string, packageName: string): string {
  const found = programOnPath(name) ?? programOnPath(name, '/usr/bin:/bin:/usr/sbin:/sbin');
  if (found) return found;
  throw new DtaasError({
    code: 'isolation-missing',
    message: `${name} is missing, which a network namespace needs.`,
    hint: `apt-get install ${packageName}`,
  });
}
