import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { firstChild } from '@dtaas/processes';

const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url));

/** Another machine, as far as a program can tell: its own network, processes, home and temporary folders, and an sshd. */
export interface FarMachine {
  /** The alias under which `config` knows it. */
  readonly host: string;
  readonly address: string;
  /** The address of this machine there. */
  readonly near: string;
  /** A configuration of the ssh client, for `DTAAS_SSH_CONFIG`. */
  readonly config: string;
  readonly knownHosts: string;
  readonly privateKey: string;
  /** Runs a shell command there as root, without ssh, and answers its output. */
  run(command: string): string;
  /** Process ids there of the runners. */
  runners(): number[];
  /** Kills them and all that they started. */
  endRunners(): void;
  /** `<home>/<twin>` of each workspace. */
  workspaces(): readonly string[];
  /** Takes the network link down, or brings it back. */
  link(state: 'down' | 'up'): void;
  /** Ends every process of the machine and removes its files. */
  remove(): Promise<void>;
}

export interface FarMachineOptions {
  /** A program that stands in for the machine's Node, as its text. */
  readonly node?: string;
  /** Size of its home, as mount says it: `4m`. */
  readonly homeSize?: string;
  /** The `PATH` of a login; the default of sshd unless given. */
  readonly path?: string;
  /** It has a disk of its own for Docker, and its control groups are not hidden. */
  readonly docker?: boolean;
}

/** Whether this machine can run one. Asked with DTAAS_REQUIRE_ALL=1, it always may, and then fails where it can't. */
export function hasSshd(): boolean {
  if (process.env['DTAAS_REQUIRE_ALL'] === '1') return true;
  const programs = ['/usr/sbin/sshd', '/usr/bin/ssh', '/usr/bin/unshare', '/usr/bin/nsenter'];
  const isThere = programs.every((path) => existsSync(path)) && spawnSync('ip', ['-V']).status === 0;
  const mayUnshare = process.getuid?.() === 0 && spawnSync('unshare', ['-nm', 'true']).status === 0;
  if (isThere && mayUnshare) return true;
  const why = isThere ? 'they need root and namespaces' : 'to get it: test/components/sshd.sh';
  console.log(`The tests with an sshd are skipped: ${why}`);
  return false;
}

/**
 * What the machine does first. It hides this machine's home, temporary folders, sockets and repository, so that whatever is
 * found by a path of this machine is missing there; then it waits until its network is there.
 */
const boot = `
set -eu
rig=$1 home_size=$2 node=$3 repository=$4 docker=$5
mount -t tmpfs -o mode=755 far /run
mkdir -p /run/sshd /run/rig
cp "$rig"/machine/* /run/rig
# Node may lie in root's home, which is another one here.
touch /run/node
mount --bind "$node" /run/node
mount -t tmpfs -o mode=700,size="$home_size" far /root
mkdir -p /root/.local/bin
touch /root/.local/bin/node
if [ -f /run/rig/node ]; then
  chmod +x /run/rig/node
  if [ -e "$node" ]; then mount --bind /run/rig/node "$node"; fi
else
  mount --bind /run/node /root/.local/bin/node
fi
if [ "$docker" = true ]; then
  mkdir /run/disk
  mount --bind "$rig/disk" /run/disk
  mount -t tmpfs far /etc/docker
else
  # Control groups are named by process ids, which mean other processes here.
  mount -t tmpfs -o ro far /sys/fs/cgroup
fi
mount -t tmpfs -o mode=1777 far /tmp
mount -t tmpfs -o mode=1777 far /var/tmp
if [ -d "$repository" ]; then mount -t tmpfs far "$repository"; fi
hostname far
read -r address
ip link set lo up
ip address add "$address" dev far0
ip link set far0 up
/usr/sbin/sshd -D -e -f /run/rig/sshd_config &
echo started
wait
`;

const state = '/root/.local/state/dtaas';

const serverConfig = `
Port 22
HostKey /run/rig/host_key
AuthorizedKeysFile /run/rig/key.pub
PermitRootLogin prohibit-password
PasswordAuthentication no
UsePAM no
StrictModes no
PidFile none
PrintMotd no
Subsystem sftp internal-sftp
`;

export async function farMachine(options: FarMachineOptions = {}): Promise<FarMachine> {
  const { node, homeSize = '2g', path, docker = false } = options;
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-sshd-'));
  const machine = join(folder, 'machine');
  for (const each of [machine, join(folder, 'disk')]) mkdirSync(each);
  for (const key of [join(machine, 'host_key'), join(folder, 'key')]) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', key]);
  }
  const publicKey = (path: string) => execFileSync('ssh-keygen', ['-y', '-f', path], { encoding: 'utf8' });
  writeFileSync(join(machine, 'key.pub'), publicKey(join(folder, 'key')));
  const login = path === undefined ? '' : `SetEnv PATH=${path}\n`;
  writeFileSync(join(machine, 'sshd_config'), serverConfig + login);
  if (node !== undefined) writeFileSync(join(machine, 'node'), node);

  const started = await start(folder, homeSize, docker);
  const { near, far } = started;
  const config = join(folder, 'config');
  const knownHosts = join(folder, 'known_hosts');
  writeFileSync(knownHosts, `${far} ${publicKey(join(machine, 'host_key'))}`);
  writeFileSync(
    config,
    [
      'Host pi.lab',
      `  HostName ${far}`,
      'Host *',
      '  User root',
      `  IdentityFile ${join(folder, 'key')}`,
      '  IdentitiesOnly yes',
      `  UserKnownHostsFile ${knownHosts}`,
      '  GlobalKnownHostsFile /dev/null',
      '',
    ].join('\n'),
  );

  const inside = ['--target', String(started.pid), '--net', '--mount', '--pid', '--uts'];
  const run = (command: string): string =>
    execFileSync('nsenter', [...inside, '--wd=/', 'sh', '-c', command], { encoding: 'utf8' });
  const withMark = (mark: string): number[] =>
    run(`grep -lszE '^(${mark})=' /proc/[0-9]*/environ || true`)
      .split('\n')
      .flatMap((path) => /\d+/.exec(path)?.[0] ?? [])
      .map(Number);
  const all = (): readonly number[] => withMark('DTAAS_WORKSPACE|DTAAS_INSIDE|DTAAS_STATE_DIR');
  return {
    host: 'pi.lab',
    address: far,
    near,
    config,
    knownHosts,
    privateKey: join(folder, 'key'),
    run,
    runners() {
      const inside = new Set(withMark('DTAAS_INSIDE'));
      return withMark('DTAAS_WORKSPACE').filter(
        (pid) =>
          !inside.has(pid) &&
          /^[^\0]*\0[^\0]*\/runner\.mjs\0/.test(run(`cat /proc/${pid}/cmdline 2>/dev/null || true`)),
      );
    },
    workspaces: () =>
      run(`cd ${state} 2>/dev/null && ls -d [0-9a-f]*/* 2>/dev/null || true`).split('\n').filter(Boolean),
    endRunners: () => {
      for (let left = all(); left.length > 0; left = all())
        run(`kill -9 ${left.join(' ')} 2>/dev/null || true`);
    },
    link: (state) => void execFileSync('ip', ['link', 'set', started.link, state]),
    async remove() {
      // Its first process takes all others of its process namespace with it, and the network goes with the last.
      started.unshare.kill('SIGKILL');
      if (started.unshare.exitCode === null && started.unshare.signalCode === null)
        await once(started.unshare, 'exit');
      spawnSync('ip', ['link', 'delete', started.link], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Started {
  readonly unshare: ChildProcess;
  /** Of the machine's first process, as this machine counts. */
  readonly pid: number;
  /** Name of this machine's end of the network link. */
  readonly link: string;
  /** Addresses of this machine and of the other one. */
  readonly near: string;
  readonly far: string;
}

async function start(folder: string, homeSize: string, docker: boolean): Promise<Started> {
  const isolated = ['--net', '--mount', '--pid', '--uts', '--ipc', '--fork', '--kill-child', '--mount-proc'];
  const given = [folder, homeSize, process.execPath, repositoryRoot, String(docker)];
  const words = ['sh', '-c', boot, 'boot', ...given];
  // Ended by the kernel if this process is killed.
  const unshare = spawn('setpriv', ['--pdeathsig', 'KILL', 'unshare', ...isolated, ...words], {
    cwd: '/',
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '' },
  });
  let said = '';
  unshare.stderr.on('data', (chunk) => {
    said += chunk;
  });
  try {
    let pid: number | undefined;
    while (pid === undefined) {
      if (unshare.exitCode !== null) throw new Error(`the far machine didn't start: ${said}`);
      pid = await firstChild(unshare.pid!);
    }
    const { link, near, far } = makeLink(pid);
    ip('address', 'add', `${near}/30`, 'dev', link);
    ip('link', 'set', link, 'up');
    unshare.stdin.write(`${far}/30\n`);
    await Promise.race([
      once(unshare.stdout, 'data'),
      once(unshare, 'exit').then(() => Promise.reject(new Error(`the far machine didn't start: ${said}`))),
    ]);
    await untilSshAnswers(far);
    return { unshare, pid, link, near, far };
  } catch (error) {
    unshare.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Links the network of a process with this machine's, for two addresses of the network for benchmarks (RFC 2544). The link is named
 * by them, so that no two machines get the same, whichever process starts them.
 */
function makeLink(pid: number): { link: string; near: string; far: string } {
  for (let round = 1; ; round++) {
    const [third, subnet] = [randomInt(256), 4 * randomInt(64)];
    const [near, far] = [`198.18.${third}.${subnet + 1}`, `198.18.${third}.${subnet + 2}`];
    const link = `dt${third}x${subnet + 1}`;
    try {
      ip('link', 'add', link, 'type', 'veth', 'peer', 'name', 'far0', 'netns', String(pid));
      return { link, near, far };
    } catch (error) {
      if (round === 10 || !/File exists/.test(String(error))) throw error;
    }
  }
}

async function untilSshAnswers(address: string): Promise<void> {
  for (let round = 0; round < 1200; round++) {
    const socket = connect(22, address);
    const isReached = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isReached) return;
    await sleep(25);
  }
  throw new Error(`no sshd answers at ${address}`);
}

function ip(...arguments_: string[]): void {
  execFileSync('ip', arguments_, { stdio: ['ignore', 'ignore', 'pipe'] });
}
