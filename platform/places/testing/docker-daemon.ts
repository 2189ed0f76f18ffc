import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A Docker Engine that a test may kill. */
export interface DockerDaemon {
  readonly host: string;
  /** `kill -9` of the engine. Its containers go on until it starts again. */
  kill(): Promise<void>;
  /** Starts it, again or for the first time, and resolves when it answers. */
  start(): Promise<void>;
  /** Gives its disk in memory another size. */
  enlarge(megabytes: number): void;
  /** Ends it with all of its containers, and removes its files. */
  remove(): Promise<void>;
}

const program = '/usr/sbin/dockerd';

/** Whether this machine can run one. Asked with DTAAS_REQUIRE_ALL=1, the answer is yes, and the tests fail where it can't. */
export function mayRunDaemon(): boolean {
  if (process.env['DTAAS_REQUIRE_ALL'] === '1') return true;
  if (existsSync(program) && process.getuid?.() === 0) return true;
  console.log(
    'The tests that kill a Docker Engine are skipped: they need root and test/components/docker.sh',
  );
  return false;
}

/**
 * Another engine here is not disturbed: it has no networks, and touches no rules of this machine.
 *
 * @param machine a namespace of its own in which it runs, with networks and rules, and the words that it needs there
 * @param diskMegabytes the size of a disk in memory for its files; absent: they are on the disk of this machine
 */
export async function dockerDaemon(
  machine?: { readonly enter: readonly string[]; readonly words: readonly string[] },
  diskMegabytes?: number,
): Promise<DockerDaemon> {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-dockerd-'));
  const host = `unix://${join(folder, 'docker.sock')}`;
  const networks = machine?.words ?? ['--bridge=none', '--iptables=false', '--ip6tables=false'];
  const data = join(folder, 'data');
  const folders = ['--data-root', data, '--exec-root', join(folder, 'exec')];
  const words = [...networks, ...folders, '--pidfile', join(folder, 'pid'), '--host', host];
  let engine: ChildProcess | undefined;

  const begin = (): ChildProcess => {
    const log = openSync(join(folder, 'log'), 'a');
    const [command = program, ...before] = machine ? [...machine.enter, program] : [];
    const begun = spawn(command, [...before, ...words], { stdio: ['ignore', log, log] });
    closeSync(log);
    return begun;
  };
  const ended = async (signal: NodeJS.Signals): Promise<void> => {
    if (!engine || engine.exitCode !== null || engine.signalCode !== null) return;
    engine.kill(signal);
    await once(engine, 'exit');
  };
  const daemon: DockerDaemon = {
    host,
    enlarge: (megabytes) => void execFileSync('mount', ['-o', `remount,size=${megabytes}m`, data]),
    kill: () => ended('SIGKILL'),
    async start() {
      for (let tries = 0; tries < 240; tries += 1) {
        // It may give up when it doesn't find what it left, and is started again, as a service manager would do.
        if (!engine || engine.exitCode !== null || engine.signalCode !== null) engine = begin();
        if (spawnSync('docker', ['--host', host, 'info'], { stdio: 'ignore' }).status === 0) return;
        await sleep(250);
      }
      const lines = readFileSync(join(folder, 'log'), 'utf8').split('\n').slice(-20);
      throw new Error(`the Docker Engine of the test did not start:\n${lines.join('\n')}`);
    },
    async remove() {
      await ended('SIGTERM');
      for (const mount of mountsBelow(folder)) execFileSync('umount', ['--lazy', mount]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  if (diskMegabytes !== undefined) {
    mkdirSync(data);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMegabytes}m`, 'tmpfs', data]);
  }
  try {
    await daemon.start();
  } catch (error) {
    await daemon.remove();
    throw error;
  }
  return daemon;
}

/** The engine mounts its data, and a namespace for each container: the last mounted goes first. */
function mountsBelow(folder: string): readonly string[] {
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .flatMap((line) => line.split(' ')[4] ?? []);
  return mounts.filter((mount) => mount.startsWith(`${folder}/`)).reverse();
}
