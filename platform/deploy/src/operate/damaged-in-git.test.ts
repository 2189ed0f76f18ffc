import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineForTests } from '../../testing/engine-for-tests.ts';
import { type TemporaryClone, temporaryClone } from '../../testing/temporary-clone.ts';

// What can befall a snapshot in git. The real command line refuses each before it writes or stops anything.

const skipped = (await engineForTests()) === undefined;
let clone: TemporaryClone;
let runners: number[];
let ref: string;
let kept: string;

beforeAll(async () => {
  clone = await temporaryClone();
  if (skipped) return;
  for (const command of ['deploy', 'save', 'save']) {
    const { code, stderr } = await clone.dtaas([command]);
    expect(code, stderr).toBe(0);
  }
  runners = clone.runners();
  [ref = ''] = clone.git('for-each-ref', '--format=%(refname)', 'refs/dtaas/snapshots/').split('\n');
  kept = clone.git('rev-parse', ref).trim();
}, 60_000);
afterAll(() => clone.remove());

function withInput(input: string, ...arguments_: string[]): string {
  return execFileSync('git', arguments_, { cwd: clone.directory, encoding: 'utf8', input }).trim();
}

/** Files of the snapshot: mode, blob and path. */
function listing(): string[] {
  return clone.git('ls-tree', '-r', kept).trim().split('\n');
}

/** The snapshot's ref then names a commit of these files instead. */
function replaceWith(files: readonly string[]): void {
  const index = {
    cwd: clone.directory,
    env: { ...process.env, GIT_INDEX_FILE: join(clone.stateHome, 'index') },
  };
  rmSync(index.env.GIT_INDEX_FILE, { force: true });
  execFileSync('git', ['update-index', '--index-info'], { ...index, input: `${files.join('\n')}\n` });
  const tree = execFileSync('git', ['write-tree', '--missing-ok'], { ...index, encoding: 'utf8' }).trim();
  clone.git('update-ref', ref, withInput('damaged', 'commit-tree', tree));
}

const isState = (line: string): boolean => line.includes('\tcomponents/');
const otherBlob = (line: string, id: string): string => line.replace(/[0-9a-f]{40,64}/, id);

describe.skipIf(skipped)('the current snapshot of a dead twin', () => {
  test('has lost an object: status names it with the way back, deploy says the same, and it works', async () => {
    const own = await temporaryClone();
    try {
      for (const command of ['deploy', 'save', 'save']) expect((await own.dtaas([command])).code).toBe(0);
      const refs = own.git('for-each-ref', '--format=%(refname)', 'refs/dtaas/snapshots/').trim().split('\n');
      // Of two saves in one second, the names don't tell which is the newer.
      const { snapshot: lost } = JSON.parse(own.git('show', 'state/counter:status.json')) as {
        snapshot: string;
      };
      const lostRef = refs.find((each) => each.endsWith(lost))!;
      const whole = refs
        .find((each) => each !== lostRef)!
        .split('/')
        .at(-1)!;
      loseObjects(own, lostRef);
      await killRunners(own);
      const way = `dtaas restore counter ${whole}`;
      const status = await own.dtaas(['status', 'counter']);
      expect(status.stdout + status.stderr).toContain(
        `The snapshot ${lost}, from which counter would continue, is damaged`,
      );
      expect(status.stdout + status.stderr).toContain(way);
      expect((await own.dtaas(['snapshots', 'counter'])).stdout).toMatch(new RegExp(`${lost}.*damaged`));
      const deploy = await own.dtaas(['deploy']);
      expect(deploy.code).toBe(1);
      expect(deploy.stdout + deploy.stderr).toContain(way);
      const restore = await own.dtaas(['restore', 'counter', whole]);
      expect(restore.code, restore.stderr + restore.stdout).toBe(0);
      expect((await own.dtaas(['deploy'])).code).toBe(0);
      own.git('update-ref', '-d', lostRef);
      own.git('gc', '--quiet', '--prune=now');
    } finally {
      await own.remove();
    }
  });

  test('is the only one and has lost an object: deploy says how to begin from nothing, and it works', async () => {
    const own = await temporaryClone();
    try {
      for (const command of ['deploy', 'save']) expect((await own.dtaas([command])).code).toBe(0);
      loseObjects(own, own.git('for-each-ref', '--format=%(refname)', 'refs/dtaas/snapshots/').trim());
      await killRunners(own);
      const deploy = await own.dtaas(['deploy']);
      expect(deploy.code).toBe(1);
      expect(deploy.stdout + deploy.stderr).toContain('To start from nothing: dtaas restart counter');
      const restart = await own.dtaas(['restart', 'counter']);
      expect(restart.code, restart.stderr + restart.stdout).toBe(0);
      expect(own.runners()).toHaveLength(1);
      expect((await own.dtaas(['deploy'])).code).toBe(0);
    } finally {
      await own.remove();
    }
  });
});

/** A pack each: what one save wrote is gone together. */
function loseObjects(own: TemporaryClone, snapshot: string): void {
  const packs = join(own.directory, '.git/objects/pack');
  const blob = own.git('rev-parse', `${snapshot}:manifest.json`).trim();
  for (const index of readdirSync(packs).filter((file) => file.endsWith('.idx'))) {
    const pack = join(packs, index.slice(0, -4));
    if (!own.git('verify-pack', '-v', `${pack}.idx`).includes(blob)) continue;
    for (const kind of ['idx', 'pack']) rmSync(`${pack}.${kind}`);
  }
}

async function killRunners(own: TemporaryClone): Promise<void> {
  for (const pid of own.runners()) process.kill(pid, 'SIGKILL');
  await expect.poll(() => own.runners()).toEqual([]);
}

describe.skipIf(skipped)('a damaged snapshot', () => {
  test.each<[string, (line: string) => string]>([
    ['without the bytes of a file', (line) => (isState(line) ? otherBlob(line, 'a'.repeat(40)) : line)],
    [
      'with other bytes',
      (line) => (isState(line) ? otherBlob(line, withInput('{}', 'hash-object', '-w', '--stdin')) : line),
    ],
    ['with a link', (line) => (isState(line) ? line.replace(/^100\d+/, '120000') : line)],
    [
      'with a manifest that lacks what a runner needs',
      (line) =>
        isState(line)
          ? ''
          : otherBlob(line, withInput('{"format":1,"components":{}}', 'hash-object', '-w', '--stdin')),
    ],
  ])('%s is refused, and the twin lives on', async (_, damage) => {
    replaceWith(listing().map(damage).filter(Boolean));
    const before = clone.git('rev-parse', 'state/counter');
    const { code, stderr } = await clone.dtaas(['restore', 'counter', ref.split('/').at(-1) ?? '']);
    expect(code, stderr).not.toBe(0);
    expect(stderr).not.toMatch(/internal|fault of dtaas/);
    expect(clone.git('rev-parse', 'state/counter')).toBe(before);
    expect(clone.runners()).toEqual(runners);
  });
});
