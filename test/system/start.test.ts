import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { $ } from 'zx';
import { hasEngine } from './machine.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(tmpdir(), `dtaas-start-${process.pid}`);
const clone = join(folder, 'clone');
const state = join(folder, 'state');
const environment = {
  ...process.env,
  DTAAS_STATE_HOME: state,
  // pnpm leaves lock files in the runtime folder.
  XDG_RUNTIME_DIR: folder,
  NO_COLOR: '1',
};
const inClone = $({
  cwd: clone,
  env: environment,
  nothrow: true,
  quiet: true,
});

interface Status {
  readonly twins: readonly {
    readonly health: string;
    readonly sync: string;
    readonly clock?: { readonly step: number };
  }[];
}

async function status(): Promise<Status['twins'][0]> {
  const answer = await inClone`node_modules/.bin/dtaas status incubator --format json`;
  const [twin] = (JSON.parse(answer.stdout) as Status).twins;
  if (!twin) throw new Error('no twin');
  return twin;
}

/** Pids of runners of this test’s state. */
function runners(): string[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => commandOf(pid).includes(`${state}/`));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** A fresh machine may lack it, and the twin that is shown needs none. */
function withoutPython(): NodeJS.ProcessEnv {
  const programs = join(folder, 'programs');
  mkdirSync(programs, { recursive: true });
  writeFileSync(join(programs, 'python3'), '#!/bin/sh\nexit 127\n', { mode: 0o755 });
  return { ...environment, PATH: `${programs}:${process.env['PATH']}` };
}

const skipped = !hasEngine();
let branch = '';
beforeAll(async () => {
  if (skipped) return;
  mkdirSync(folder, { mode: 0o700 });
  await $`git clone --quiet ${root} ${clone}`;
  branch = (await inClone`git branch --show-current`).stdout;
});

afterAll(async () => {
  if (existsSync(join(clone, 'node_modules')))
    await inClone`node_modules/.bin/dtaas terminate incubator --yes`;
  rmSync(folder, { recursive: true, force: true });
});

// What a newcomer types: one after the other, as they would.
describe.skipIf(skipped).sequential('a fresh clone', () => {
  it(
    'comes to life by npm start: deployed, saved, killed, restored',
    async () => {
      const start = await inClone({ env: withoutPython() })`npm start -- --seconds 4`;
      expect(start.exitCode, start.text()).toBe(0);
      expect(start.stderr).toContain('functions/energy-meter 2.0.0 failed');
      expect(start.stdout).toContain('kill -9');
      expect(start.stdout).toMatch(/restored from \d{8}T\d{6}Z-[0-9a-f]{8}/);
      expect(start.stdout).toContain('What next');
      expect(await status()).toMatchObject({ health: 'Healthy', sync: 'Synced' });
    },
    20 * 60_000,
  );

  it('has the twin’s life as commits of a branch', async () => {
    const format = '%(trailers:key=Event,valueonly,separator=%x2C)';
    const log = await inClone`git log --format=${format} state/incubator`;
    const events = log.stdout.trim().split('\n').reverse();
    expect(events).toEqual(['requested', 'deployed', 'saved', 'requested', 'restored']);
  });

  it('does only what isn’t done yet when started again', async () => {
    const again = await inClone`npm start`;
    expect(again.exitCode, again.text()).toBe(0);
    expect(again.stdout).toContain('nothing has changed since its deployment');
    expect(again.stdout.match(/watch.* for \d+ s/gi)?.map((text) => text.slice(-3))).toEqual(['5 s', '5 s']);
    expect(again.stdout).toContain('incubator: nothing to do');
    const verified = [...again.stderr.matchAll(/✓ (\S+) \S+ passed in/g)].map(([, asset]) => asset);
    const python = await $({ nothrow: true })`python3 --version`;
    expect(verified).toEqual(python.exitCode === 0 ? ['functions/energy-meter'] : []);
  }, 120_000);

  it('goes on where it was after a kill and a plain deploy', async () => {
    await inClone`node_modules/.bin/dtaas save incubator`;
    const before = await status();
    for (const pid of runners()) process.kill(Number(pid), 'SIGKILL');
    expect(await status()).toMatchObject({ health: 'Missing' });
    const deploy = await inClone`node_modules/.bin/dtaas deploy incubator`;
    expect(deploy.exitCode, deploy.text()).toBe(0);
    const after = await status();
    expect(after.health).toBe('Healthy');
    // Twenty steps a second: what it lost is what it did between being saved and being asked.
    expect(after.clock?.step).toBeGreaterThan((before.clock?.step ?? 0) - 40);
  }, 120_000);

  it('leaves nothing running once it is terminated', async () => {
    const terminate = await inClone`node_modules/.bin/dtaas terminate incubator --yes`;
    expect(terminate.exitCode, terminate.text()).toBe(0);
    expect(runners()).toEqual([]);
  }, 60_000);

  it('is as clean as it was cloned', async () => {
    expect((await inClone`git status --porcelain`).stdout).toBe('');
    // A CI system may have checked out a commit and no branch.
    expect((await inClone`git branch --show-current`).stdout).toBe(branch);
  });
});
