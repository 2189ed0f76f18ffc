import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mayRunDaemon } from './docker-daemon.ts';
import { hasOpenssl } from './has-openssl.ts';
import { type FarMachine, farMachine, hasSshd } from './sshd.ts';

/** Another machine with a Docker Engine of its own, which ssh and TLS reach. */
export interface DockerHost {
  readonly machine: FarMachine;
  readonly overSsh: string;
  readonly overTls: string;
  /** The folder with `ca.pem`, `cert.pem` and `key.pem` of a client. */
  readonly certificates: string;
  /** Runs Docker's command line there, and answers the lines of its output. */
  docker(...words: readonly string[]): readonly string[];
  /** `kill -9` of the engine. */
  kill(): void;
  /** Starts it, and resolves when it answers there. */
  start(): Promise<void>;
  /** Ends the machine with its engine and all containers, and removes its files. */
  remove(): Promise<void>;
}

/** Whether this machine can run one. The tests that need one are skipped otherwise, with a line that says why. */
export function mayRunDockerHost(): boolean {
  return hasSshd() && mayRunDaemon() && hasOpenssl();
}

/** In the machine: what the engine shows to clients, and what it wants from them. A client's files lie beside the engine's. */
const makeCertificates = `
set -eu
mkdir /run/tls
cd /run/tls
key() { openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"; }
signed() { openssl req -new -key "$1" -subj "/CN=$2" | openssl x509 -req -CA ca.pem -CAkey ca-key.pem -days 2 -extfile "$3" -out "$4" 2>/dev/null; }
key ca-key.pem
openssl req -x509 -new -key ca-key.pem -subj /CN=test -days 2 -addext basicConstraints=critical,CA:TRUE -out ca.pem
echo "subjectAltName=IP:$ADDRESS" > engine.ext
echo extendedKeyUsage=clientAuth > client.ext
key engine-key.pem
signed engine-key.pem engine engine.ext engine.pem
key key.pem
signed key.pem client client.ext cert.pem
`;

const start = (cgroup: string): string =>
  [
    ...['env', '-i', 'PATH="$PATH"', 'dockerd', '--data-root', '/run/disk', '--cgroup-parent', cgroup],
    ...['--host', 'unix:///run/docker.sock', '--host', 'tcp://0.0.0.0:2376', '--tlsverify'],
    ...[
      '--tlscacert',
      '/run/tls/ca.pem',
      '--tlscert',
      '/run/tls/engine.pem',
      '--tlskey',
      '/run/tls/engine-key.pem',
    ],
    ...['>>', '/run/docker.log', '2>&1', '&'],
  ].join(' ');

export async function dockerHost(): Promise<DockerHost> {
  const machine = await farMachine({ docker: true });
  const certificates = mkdtempSync(join(tmpdir(), 'dtaas-tls-'));
  const cgroup = `dtaas-test-${machine.address}`;
  const docker = (...words: readonly string[]): readonly string[] =>
    machine
      .run(`docker ${words.map((word) => `'${word}'`).join(' ')}`)
      .split('\n')
      .filter(Boolean);
  const answers = (): boolean => {
    try {
      machine.run('docker version >/dev/null 2>&1');
      return true;
    } catch {
      return false;
    }
  };
  const host: DockerHost = {
    machine,
    overSsh: `ssh://root@${machine.host}`,
    overTls: `tcp://${machine.address}:2376`,
    certificates,
    docker,
    kill: () => void machine.run('kill -9 $(pidof dockerd); rm /run/docker.pid'),
    async start() {
      for (let tries = 0; tries < 240; tries += 1) {
        // It may give up when it doesn't find what it left, and is started again, as a service manager would do.
        machine.run(`pidof dockerd >/dev/null || ${start(cgroup)}`);
        if (answers()) return;
        await sleep(250);
      }
      throw new Error(`the Docker Engine of the test did not start:\n${machine.run('tail /run/docker.log')}`);
    },
    async remove() {
      await machine.remove();
      rmSync(certificates, { recursive: true, force: true });
      removeGroups(cgroup);
    },
  };
  try {
    machine.run(`ADDRESS=${machine.address}\n${makeCertificates}`);
    for (const file of ['ca.pem', 'cert.pem', 'key.pem'])
      writeFileSync(join(certificates, file), machine.run(`cat /run/tls/${file}`));
    await host.start();
    return host;
  } catch (error) {
    await host.remove();
    throw error;
  }
}

/** The control groups of containers that ended with their machine. */
function removeGroups(name: string): void {
  const found = execFileSync('find', ['/sys/fs/cgroup', '-depth', '-type', 'd', '-path', `*/${name}*`], {
    encoding: 'utf8',
  });
  for (const group of found.split('\n').filter(Boolean)) rmdirSync(group);
}
