import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newLocks, readCatalogue, resolveCatalogue } from '@dtaas/model';
import { commandLineOf, endFamily, familyMembers } from '@dtaas/processes';
import { openRepository, readWorkTree } from '@dtaas/repository';
import { counterPlatform } from './counter.ts';
import type { DockerMachine } from './docker-machine.ts';
import type { FarMachine } from './far-machine.ts';

const homeRef = 'refs/dtaas/home';
const dtaas = fileURLToPath(new URL('../../cli/bin/dtaas.mjs', import.meta.url));

/** A clone with one small twin, a state folder of its own, and the real command line. */
export interface TemporaryClone {
  readonly directory: string;
  readonly stateHome: string;
  /** Runs `dtaas` to its end. `fault`: the step at which it is killed. `env`: more variables. */
  dtaas(arguments_: readonly string[], options?: CallOptions): Promise<Ended>;
  git(...arguments_: string[]): string;
  /** Writes files, locks the twins and commits. */
  commit(files: Readonly<Record<string, string>>): Promise<void>;
  /** The id of its home, once it has one. */
  home(): string | undefined;
  /** Pids of the runners of this state folder, or on the other machine. */
  runners(): number[];
  /** `<home>/<twin>` of each workspace of this state folder, or on the other machine. */
  workspaces(): readonly string[];
  /** Kills the first process of the engine's family whose command line holds this; false where there is none. */
  killEngine(program: string): boolean;
  remove(): Promise<void>;
}

interface CallOptions {
  readonly fault?: string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CloneOptions {
  /** Cloned from there, instead of begun with the twin. */
  readonly from?: string;
  /** Shared with another clone. */
  readonly stateHome?: string;
  /** Its twins run there, instead of on this machine. */
  readonly far?: FarMachine;
  /** Its twins run there, in containers. */
  readonly docker?: DockerMachine;
}

export async function temporaryClone({
  from,
  stateHome: shared,
  far,
  docker,
}: CloneOptions = {}): Promise<TemporaryClone> {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-clone-'));
  const directory = join(folder, 'clone');
  const stateHome = shared ?? join(folder, 'state');
  const { DTAAS_FAULT: _, ...inherited } = process.env;
  const environment = {
    ...inherited,
    DTAAS_STATE_HOME: stateHome,
    DTAAS_ISOLATION: 'none',
    ...(far ? { DTAAS_SSH_CONFIG: far.config } : {}),
    NO_COLOR: '1',
    // What a killed process leaves goes with the folder of its clone.
    XDG_RUNTIME_DIR: dirname(stateHome),
    TMPDIR: dirname(stateHome),
  };
  const git = (...arguments_: string[]): string =>
    execFileSync('git', arguments_, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const start = (arguments_: readonly string[], { fault, env }: CallOptions): ChildProcess =>
    spawn(process.execPath, [dtaas, ...arguments_], {
      cwd: directory,
      env: { ...environment, ...env, ...(fault === undefined ? {} : { DTAAS_FAULT: fault }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  const clone: TemporaryClone = {
    directory,
    stateHome,
    git,
    dtaas: (arguments_, options = {}) => ended(start(arguments_, options)),
    home() {
      if (git('for-each-ref', homeRef) === '') return undefined;
      return (JSON.parse(git('cat-file', 'blob', `${homeRef}:home.json`)) as { home: string }).home;
    },
    workspaces: () => far?.workspaces() ?? docker?.workspaces(clone.home() ?? '') ?? workspacesIn(stateHome),
    runners: () =>
      far?.runners() ??
      docker?.runners(clone.home() ?? '') ??
      familyMembers({ marks: [`DTAAS_WORKSPACE=${stateHome}`] }).filter((pid) =>
        commandLineOf(pid).some((word) => word.endsWith('runner.mjs')),
      ),
    killEngine(program) {
      const [pid] = familyMembers({ marks: [`DTAAS_ENGINE_RUN=${stateHome}`] }).filter((each) =>
        commandLineOf(each).some((word) => word.endsWith(program)),
      );
      if (pid === undefined) return false;
      process.kill(pid, 'SIGKILL');
      return true;
    },
    async commit(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(directory, path)), { recursive: true });
        writeFileSync(join(directory, path), placed(text, far ? placeAt(far) : docker?.place));
      }
      await lockAll(directory);
      git('add', '--all');
      git('commit', '--quiet', '--message', 'Change');
    },
    async remove() {
      // The connection to the other machine outlives the command that opened it.
      if (far || docker) await endFamily({ marks: [`XDG_RUNTIME_DIR=${folder}`] });
      await docker?.clear(clone.home() ?? '');
      if (shared === undefined) {
        await endFamily({ marks: [`DTAAS_WORKSPACE=${stateHome}`, `DTAAS_STATE_DIR=${stateHome}`] });
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };

  if (from !== undefined)
    execFileSync('git', ['clone', '--quiet', '--', from, directory], { stdio: 'ignore' });
  else {
    mkdirSync(directory, { recursive: true });
    git('init', '--quiet', '--initial-branch=main');
  }
  git('config', 'user.name', 'operator');
  git('config', 'user.email', 'operator@plant.example');
  if (from === undefined) await clone.commit(counterPlatform());
  return clone;
}

function ended(child: ChildProcess): Promise<Ended> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  child.stdout?.on('data', (chunk) => stdout.push(String(chunk)));
  child.stderr?.on('data', (chunk) => stderr.push(String(chunk)));
  return new Promise((resolve) => {
    child.once('close', (code, signal) =>
      resolve({ code, signal, stdout: stdout.join(''), stderr: stderr.join('') }),
    );
  });
}

/** The line of `platform.yaml` that moves the twins. */
export function placeAt({ host }: FarMachine): string {
  return `{kind: ssh, settings: {host: ${host}}}`;
}

/** A file of the counter's platform for another place. */
function placed(text: string, place: string | undefined): string {
  if (place === undefined) return text;
  const moved = text.replace('{kind: process}', place);
  return place.includes('kind: docker') ? moved.replace('flavour: process', 'flavour: container') : moved;
}

async function lockAll(directory: string): Promise<void> {
  const { catalogue } = readCatalogue(await readWorkTree(await openRepository(directory)), {});
  for (const { file, outcome } of await newLocks(await resolveCatalogue(catalogue)))
    if (outcome.is === 'new') writeFileSync(join(directory, file), outcome.text);
}

function workspacesIn(stateHome: string): readonly string[] {
  return readdirSync(stateHome)
    .filter((home) => /^[0-9a-f]{16}$/.test(home))
    .flatMap((home) =>
      readdirSync(join(stateHome, home))
        .filter((twin) => !twin.startsWith('.'))
        .map((twin) => `${home}/${twin}`),
    );
}
