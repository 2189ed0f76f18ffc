import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { faultsOf } from '../../platform/report/testing/schema.ts';

/** The checkout whose `dtaas` is tried. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url));
const dtaas = dtaasOf(checkout);

/** The command line of an installed checkout. */
export function dtaasOf(directory: string): string {
  return join(directory, 'node_modules/.bin/dtaas');
}

/** Whether tests can deploy: where Pulumi isn't there, they are skipped with a line, or fail if everything is required. */
export function hasEngine(): boolean {
  const { stdout } = spawnSync(dtaas, ['engine', 'status', '--format', 'json'], { encoding: 'utf8' });
  if ((JSON.parse(stdout) as { engine?: object }).engine) return true;
  if (process.env['DTAAS_REQUIRE_ALL'] === '1')
    throw new Error('there is no Pulumi: npx dtaas engine install');
  console.warn('skipped: tests of the whole system need Pulumi (npx dtaas engine install)');
  return false;
}

/** Whether tests that verify assets in Python can run. */
export function hasPython(): boolean {
  if (spawnSync('python3', ['--version']).status === 0 || process.env['DTAAS_REQUIRE_ALL'] === '1')
    return true;
  console.warn('skipped: tests of assets in Python need Python (apt-get install python3 python3-venv)');
  return false;
}

/** Whether tests can run a command at a terminal, by `script` of util-linux. */
export function hasScript(): boolean {
  if (spawnSync('script', ['--version']).status === 0 || process.env['DTAAS_REQUIRE_ALL'] === '1')
    return true;
  console.warn('skipped: tests at a terminal need script (apt-get install bsdutils)');
  return false;
}

/** A small disk of its own, where this user may mount one. */
export function mounted(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    if (process.env['DTAAS_REQUIRE_ALL'] === '1')
      throw new Error('a small disk can’t be mounted: run as root');
    console.warn('skipped: a full and a read-only disk need the right to mount one (run as root)');
    return false;
  }
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Where it is called, instead of at the clone’s root. */
  readonly cwd?: string;
}

/** A clone on a machine, and the command line in it. */
export interface Clone {
  readonly directory: string;
  dtaas(arguments_: readonly string[], options?: CallOptions): Promise<Ended>;
  /** As `dtaas`, and it has to succeed. Answers what it printed. */
  run(...arguments_: string[]): Promise<string>;
  /** As `run`, with the answer as JSON. */
  ask<T>(...arguments_: string[]): Promise<T>;
  /** Starts it in a process group of its own and doesn’t wait. */
  start(arguments_: readonly string[]): ChildProcess;
  git(...arguments_: string[]): string;
  write(files: Readonly<Record<string, string>>): void;
  /** Writes, locks the twins and commits. */
  commit(files: Readonly<Record<string, string>>): Promise<void>;
}

/** A machine as far as `dtaas` sees one: a state home, a cache (with this user’s engine), and clones. */
export interface Machine {
  readonly folder: string;
  readonly stateHome: string;
  readonly cache: string;
  readonly env: NodeJS.ProcessEnv;
  /** A repository with these files, committed. */
  begin(name: string, files: Readonly<Record<string, string>>, program?: string): Promise<Clone>;
  clone(name: string, from: string): Clone;
  /** What is at that path, worked on by this `dtaas` or another edition's: for copies and things that move. */
  at(directory: string, program?: string): Clone;
  /** Pids of the runners, one a twin. */
  runners(): number[];
  /** `<home>/<twin>` of each workspace. */
  workspaces(): string[];
  remove(): Promise<void>;
}

export function temporaryMachine(settings: NodeJS.ProcessEnv = {}, state = 'state #1 100%20?a=b'): Machine {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-machine-'));
  // Whatever puts this path into a URL or a command must escape it.
  const stateHome = join(folder, state);
  const cache = cacheWithEngine(join(folder, 'cache'));
  // A person's machine is no job of CI.
  const { CI: _ci, DTAAS_FAULT: _fault, DTAAS_DEBUG: _debug, ...inherited } = process.env;
  const env = {
    ...inherited,
    DTAAS_STATE_HOME: stateHome,
    DTAAS_CACHE: cache,
    // One process a twin, wherever the tests run; what isolation does has tests of its own.
    DTAAS_ISOLATION: 'none',
    NO_COLOR: '1',
    // What a killed process leaves goes with the machine.
    XDG_RUNTIME_DIR: folder,
    TMPDIR: folder,
    ...settings,
  };
  const machine: Machine = {
    folder,
    stateHome,
    cache,
    env,
    async begin(name, files, program) {
      const directory = join(folder, name);
      mkdirSync(directory, { recursive: true });
      execFileSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: directory });
      const clone = named(machine.at(directory, program));
      await clone.commit(files);
      return clone;
    },
    clone(name, from) {
      const directory = join(folder, name);
      execFileSync('git', ['clone', '--quiet', '--', from, directory], { stdio: 'ignore' });
      return named(machine.at(directory));
    },
    at: (directory, program = dtaas) => cloneAt(directory, env, program),
    runners: () => processesWith(folder).filter((pid) => /runner\.mjs\0/.test(commandOf(pid))),
    workspaces: () =>
      foldersIn(stateHome)
        .filter((home) => /^[0-9a-f]{16}$/.test(home))
        .flatMap((home) => foldersIn(join(stateHome, home)).map((twin) => `${home}/${twin}`))
        .filter((path) => !path.includes('/.')),
    async remove() {
      await endAll(folder);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return machine;
}

/** A cache of its own that has what takes long to build. */
function cacheWithEngine(cache: string): string {
  const own =
    process.env['DTAAS_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'dtaas');
  mkdirSync(cache);
  for (const built of ['engine', 'plugins', 'launcher'])
    if (existsSync(join(own, built))) symlinkSync(join(own, built), join(cache, built));
  return cache;
}

function cloneAt(directory: string, machine: NodeJS.ProcessEnv, program: string): Clone {
  const start = (
    arguments_: readonly string[],
    { env = {}, cwd = directory }: CallOptions = {},
  ): ChildProcess =>
    spawn(program, arguments_, {
      cwd,
      env: { ...machine, ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const clone: Clone = {
    directory,
    start,
    dtaas: (arguments_, options) => ended(start(arguments_, options)),
    async run(...arguments_) {
      const { code, stdout, stderr } = await clone.dtaas(arguments_);
      if (code !== 0) throw new Error(`dtaas ${arguments_.join(' ')} ended with ${code}\n${stderr}${stdout}`);
      return stdout;
    },
    async ask(...arguments_) {
      const answer = JSON.parse(await clone.run(...arguments_, '--format', 'json'));
      // An earlier edition answers without a kind.
      const faults = program === dtaas ? faultsOf(answer) : [];
      if (faults.length > 0)
        throw new Error(`dtaas ${arguments_.join(' ')} breaks its schema: ${faults.join('; ')}`);
      return answer;
    },
    git: (...arguments_) =>
      execFileSync('git', arguments_, {
        cwd: directory,
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
        stdio: ['ignore', 'pipe', 'pipe'],
      }).trimEnd(),
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(directory, path)), { recursive: true });
        writeFileSync(join(directory, path), text);
      }
    },
    async commit(files) {
      clone.write(files);
      await clone.run('lock');
      clone.git('add', '--all');
      clone.git('commit', '--quiet', '--message', 'Change');
    },
  };
  return clone;
}

function named(clone: Clone): Clone {
  clone.git('config', 'user.name', 'operator');
  clone.git('config', 'user.email', 'operator@plant.example');
  return clone;
}

export function ended(child: ChildProcess): Promise<Ended> {
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout: textOf(stdout), stderr: textOf(stderr) }));
  });
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString();
}

function foldersIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Pids of processes that have a text in their command line or environment. */
export function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => readProc(pid, 'cmdline').includes(text) || readProc(pid, 'environ').includes(text))
    .map(Number);
}

function commandOf(pid: number): string {
  return readProc(String(pid), 'cmdline');
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}

async function endAll(folder: string): Promise<void> {
  for (let pids = processesWith(folder); pids.length > 0; pids = processesWith(folder)) {
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself.
      }
    }
    await wait(50);
  }
}

/** Asks again and again until the answer is something. */
export async function eventually<T>(ask: () => T | Promise<T>, timeoutMs = 50_000): Promise<NonNullable<T>> {
  for (const end = Date.now() + timeoutMs; ; await wait(50)) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error('it never came true');
  }
}
