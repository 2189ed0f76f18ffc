import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { workspaceImageForTests } from '../../images/testing/workspace-image.ts';
import { type DockerDaemon, dockerDaemon, mayRunDaemon } from './docker-daemon.ts';

/** A machine with a Docker Engine that has bridges and rules, and the world around it: two network namespaces and a cable. */
export interface DockerNetwork {
  readonly daemon: DockerDaemon;
  /** Servers on all addresses of the machine. */
  readonly machine: Peer;
  /** Servers on all addresses of the world: the plant, the Internet, a cloud's metadata, a name server. */
  readonly world: Peer;
  /** Runs a program of the machine, or of the world, to its end. */
  run(where: 'machine' | 'world', ...command: readonly string[]): string;
  /** What the names lead to from now on. */
  name(names: Readonly<Record<string, readonly string[]>>): Promise<void>;
  remove(): Promise<void>;
}

export interface Peer {
  /** What came to it: `tcp 203.0.113.7:80`. Emptied by reading. */
  arrivals(): readonly string[];
}

export const addresses = {
  machine: '198.51.100.2',
  machine6: '2001:db8:100::2',
  router: '198.51.100.1',
  plant: '198.51.100.20',
  names: '198.51.100.53',
  internet: '203.0.113.7',
  otherInternet: '203.0.113.8',
  allowed: '203.0.113.9',
  router6: '2001:db8:100::1',
  internet6: '2001:db8:113::7',
  otherInternet6: '2001:db8:113::8',
  allowed6: '2001:db8:113::9',
  metadata: '169.254.169.254',
} as const;

/** Where the servers listen. */
export const servers = { world: [80, 443, 1883], machine: [443, 7777] } as const;

/** Whether the user keeps a workspace image that an engine can be given. */
export const hasWorkspaceImage = (): boolean => workspaceImageForTests() !== undefined;

/** Whether this machine can run one. Asked with DTAAS_REQUIRE_ALL=1, the answer is yes, and the tests fail where it can't. */
export function mayRunNetwork(): boolean {
  if (!mayRunDaemon()) return false;
  if (process.env['DTAAS_REQUIRE_ALL'] === '1') return true;
  const has = (program: string, ...words: string[]) => spawnSync(program, words).status === 0;
  if (has('ip', '-V') && has('iptables', '--version')) return true;
  console.log('The tests with networks of Docker are skipped: apt-get install iproute2 iptables');
  return false;
}

export async function dockerNetwork(): Promise<DockerNetwork> {
  const ended: (() => Promise<unknown>)[] = [];
  const remove = async () => {
    for (const end of ended.splice(0).reverse()) await end();
  };
  try {
    const namespace = async (): Promise<number> => {
      // `cat` ends with this process.
      const holder = spawn('unshare', ['--net', '--uts', 'sh', '-c', 'echo; exec cat'], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      ended.push(() => stopped(holder));
      await once(holder.stdout, 'data');
      return holder.pid!;
    };
    const pids = { machine: await namespace(), world: await namespace() };
    const enter = (where: keyof typeof pids): readonly string[] => [
      ...['nsenter', `--net=/proc/${pids[where]}/ns/net`, `--uts=/proc/${pids[where]}/ns/uts`],
    ];
    const run: DockerNetwork['run'] = (where, ...command) => {
      const [program, ...words] = [...enter(where), ...command] as [string, ...string[]];
      return execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    };
    for (const [where, command] of cables(pids.machine)) run(where, 'sh', '-ec', command);
    const peer = async (where: 'machine' | 'world') => {
      const program = fileURLToPath(new URL('./network-peer.mjs', import.meta.url));
      const given = [where, JSON.stringify(servers[where]), ...(where === 'world' ? [addresses.names] : [])];
      const words = [...enter(where), process.execPath, program, ...given];
      const [command, ...rest] = words as [string, ...string[]];
      const child = spawn(command, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
      ended.push(() => stopped(child));
      return await peerOf(child);
    };
    const machine = await peer('machine');
    const world = await peer('world');
    // What Docker 27 does by itself.
    const ipv6 = ['--experimental', '--ip6tables'];
    const words = ['--dns', addresses.names, ...ipv6];
    const daemon = await dockerDaemon({ enter: enter('machine'), words });
    ended.push(() => daemon.remove());
    return { daemon, machine, world, run, name: world.name, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function cables(machine: number): readonly (readonly ['machine' | 'world', string])[] {
  const { router, plant, names, internet, otherInternet, allowed, metadata } = addresses;
  const { router6, internet6, otherInternet6, allowed6 } = addresses;
  return [
    [
      'world',
      `ip link set lo up
      ip link add cable type veth peer name eth0 netns ${machine}
      ip link set cable up
      for each in ${router} ${plant} ${names}; do ip address add $each/24 dev cable; done
      ip address add ${router6}/64 dev cable nodad
      for each in ${internet} ${otherInternet} ${allowed} ${metadata}; do ip address add $each/32 dev lo; done
      for each in ${internet6} ${otherInternet6} ${allowed6}; do ip address add $each/128 dev lo; done`,
    ],
    [
      'machine',
      `ip link set lo up
      ip link set eth0 up
      ip address add ${addresses.machine}/24 dev eth0
      ip address add ${addresses.machine6}/64 dev eth0 nodad
      ip route add default via ${router}
      ip -6 route add default via ${router6}`,
    ],
  ];
}

async function peerOf(child: ChildProcess): Promise<Peer & Pick<DockerNetwork, 'name'>> {
  const arrived: string[] = [];
  const lines = createInterface({ input: child.stdout! });
  lines.on('line', (line) => {
    const { arrived: what } = JSON.parse(line) as { arrived?: string };
    if (what !== undefined) arrived.push(what);
  });
  await once(lines, 'line');
  return {
    arrivals: () => arrived.splice(0),
    async name(names) {
      const known = new Promise<void>((resolve) => {
        const heard = (line: string): void => {
          if ('names' in JSON.parse(line)) resolve(void lines.off('line', heard));
        };
        lines.on('line', heard);
      });
      child.stdin!.write(`${JSON.stringify(names)}\n`);
      await known;
    },
  };
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
