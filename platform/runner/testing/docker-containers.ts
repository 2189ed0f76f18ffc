import { execFile, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, lchownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ensureLauncher } from '@dtaas/launcher';
import { processStream } from '@dtaas/processes';
import { dockerSeccompProfile } from '@dtaas/sandbox';
import { connectRunner, type RunnerClient } from '../src/control/connect.ts';
import type { AtEnd, TestWorkspace } from './workspace.ts';

/** An image with nothing in it: what a container sees of the system is mounted. */
const image = 'dtaas-containers-test:empty';

/** Not a user of this machine, and the same for all containers of a twin. */
const user = process.getuid?.() === 0 ? 123_456 : process.getuid!();

/** Whether tests with containers of Docker run. They need an engine that sees this machine's files. */
export function hasDocker(): boolean {
  const docker = (...words: readonly string[]): boolean =>
    spawnSync('docker', words, { input: Buffer.alloc(1024), timeout: 30_000 }).status === 0;
  if (
    docker('image', 'inspect', image) ||
    docker('import', '-', image) ||
    process.env['DTAAS_REQUIRE_ALL'] === '1'
  )
    return true;
  console.warn(
    'runner: no Docker engine answers, so containers are not attacked (test/components/docker.sh up)',
  );
  return false;
}

export interface DockerTwin {
  readonly client: RunnerClient;
  /** `docker` with these arguments and the name of a container at their end. */
  docker(container: string, ...arguments_: readonly string[]): string;
}

/** Starts a container for each component and one for the runner, hardened as a place does it. */
export async function startWithDocker(
  workspace: TestWorkspace,
  program: string,
  limits: readonly string[],
  atEnd: AtEnd,
): Promise<DockerTwin> {
  const { directory, file } = workspace;
  const { links, states } = file.containers!;
  const names = new Map<string, string>();
  const mark = randomBytes(6).toString('hex');
  const profile = join(directory, '..', 'seccomp.json');
  writeFileSync(profile, dockerSeccompProfile());
  const run = (id: string, options: readonly string[], ...command: readonly string[]): Promise<unknown> => {
    const name = `dtaas-test-${mark}-${id}`;
    names.set(id, name);
    const filter = ['--security-opt', `seccomp=${profile}`];
    const words = ['run', '--detach', '--name', name, ...hardened, ...filter, ...options, image, ...command];
    return promisify(execFile)('docker', words);
  };
  atEnd(() => void spawnSync('docker', ['rm', '--force', ...names.values()], { stdio: 'ignore' }));
  for (const id of Object.keys(file.spec.components))
    for (const folder of [links, states]) mkdirSync(join(folder, id), { recursive: true, mode: 0o700 });
  const inside = { links: '/links', states: '/states' };
  const paths = { store: '/store', environments: '/environments', socket: '/tmp/control/runner.sock' };
  writeFileSync(join(directory, 'workspace.json'), JSON.stringify({ ...file, ...paths, containers: inside }));
  give(directory, links, states);
  const runnerMounts = { [directory]: '/work', [links]: '/links', [states]: '/states' };
  const launcher = dirname(await ensureLauncher());
  const programs = { [dirname(program)]: '/platform/runner', [launcher]: '/platform/launcher' };
  const readOnly = { ...programs, [file.store]: '/store' };
  const runner = [...mounts(runnerMounts), ...mounts(readOnly, ',readonly'), '--env', 'HOME=/tmp'];
  const started = [run('runner', runner, process.execPath, '/platform/runner/runner.mjs', '/work')];
  for (const [id, { digest }] of Object.entries(file.spec.components)) {
    const seen = { [launcher]: '/platform/launcher', [join(file.store, digest)]: '/component/asset' };
    const own = [
      ...mounts({ [join(states, id)]: '/state' }),
      ...mounts({ [join(links, id)]: '/dtaas' }, ',readonly'),
    ];
    const options = [...own, ...mounts(seen, ',readonly'), ...limits];
    started.push(run(id, options, '/platform/launcher/launcher', '/dtaas/runner.sock'));
  }
  await Promise.all(started);
  const connect = [
    'exec',
    '-i',
    names.get('runner')!,
    '/platform/launcher/launcher',
    '--relay',
    '/tmp/control/runner.sock',
  ];
  const client = connectRunner(() => {
    const child = spawn('docker', connect, { stdio: ['pipe', 'pipe', 'ignore'] });
    return processStream(child.stdout, child.stdin).once('close', () => child.kill());
  });
  return {
    client,
    docker: (container, ...arguments_) =>
      spawnSync('docker', [...arguments_, names.get(container)!], { encoding: 'utf8' }).stdout.trim(),
  };
}

const system = ['/usr', '/bin', '/lib', '/lib64'].filter(existsSync);

const hardened = [
  ...['--network', 'none', '--user', `${user}:${user}`, '--cap-drop', 'ALL'],
  ...['--security-opt', 'no-new-privileges', '--read-only', '--ipc', 'private', '--pull', 'never'],
  ...['--tmpfs', '/tmp:rw,mode=1777,size=8m', '--log-opt', 'max-size=1m', '--workdir', '/'],
  ...mounts(Object.fromEntries(system.map((path) => [path, path])), ',readonly'),
];

function mounts(all: { readonly [source: string]: string }, more = ''): string[] {
  return Object.entries(all).flatMap(([source, target]) => [
    '--mount',
    `type=bind,source=${source},target=${target}${more}`,
  ]);
}

/** Gives folders with their content to the twin's user, as volumes of a place belong to it. */
function give(...folders: readonly string[]): void {
  if (process.getuid?.() !== 0) return;
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      lchownSync(join(folder, name), user, user);
    chownSync(folder, user, user);
  }
}
