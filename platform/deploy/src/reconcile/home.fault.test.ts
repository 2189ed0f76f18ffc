import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { counterPlatform } from '../../testing/counter.ts';
import { engineForTests } from '../../testing/engine-for-tests.ts';
import { type TemporaryClone, temporaryClone } from '../../testing/temporary-clone.ts';

const skipped = (await engineForTests()) === undefined;
let folder: string;
let bare: string;
const clones: TemporaryClone[] = [];

/** Another clone of the bare repository; each that shares a state folder is on the same machine. */
async function another(stateHome?: string): Promise<TemporaryClone> {
  const clone = await temporaryClone({ from: bare, ...(stateHome ? { stateHome } : {}) });
  clones.push(clone);
  return clone;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-home-'));
  bare = join(folder, 'bare.git');
  const first = await temporaryClone();
  clones.push(first);
  await first.commit(counterPlatform({ platform: '  state: {remote: origin, push: true}\n' }));
  execFileSync('git', ['clone', '--quiet', '--bare', '--', first.directory, bare], { stdio: 'ignore' });
});
afterEach(async () => {
  // The first ones own the state folders that others share.
  for (const clone of clones.splice(0).reverse()) await clone.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function run(clone: TemporaryClone, ...arguments_: string[]): Promise<string> {
  const { code, stdout, stderr } = await clone.dtaas(arguments_);
  expect(code, stderr + stdout).toBe(0);
  return stdout;
}

async function outcomeOf(clone: TemporaryClone): Promise<unknown> {
  const { twins } = JSON.parse(await run(clone, 'deploy', '--format', 'json')) as { twins: unknown[] };
  return twins[0];
}

test.skipIf(skipped)('a deleted clone is cloned again and takes over the twin that still runs', async () => {
  const lost = await another();
  await run(lost, 'deploy');
  await run(lost, 'save');
  const [runner] = lost.runners();
  rmSync(lost.directory, { recursive: true });

  const found = await another(lost.stateHome);
  expect(await outcomeOf(found)).toMatchObject({ outcome: 'unchanged' });
  expect(found.runners()).toEqual([runner]);
  expect(await run(found, 'log', 'counter')).toMatch(/saved: .*\n.*deployed: 1\.0\.0/);
  await run(found, 'save');
});

test.skipIf(skipped)('what a twin doesn’t keep any more leaves its home, too', async () => {
  const clone = await another();
  await clone.commit(counterPlatform({ keep: 2, platform: '  state: {remote: origin, push: true}\n' }));
  await run(clone, 'deploy');
  for (const _ of Array(4)) await run(clone, 'save');
  const here = clone.git('for-each-ref', '--format=%(refname)', 'refs/dtaas/snapshots/');
  const there = clone.git('ls-remote', 'origin', 'refs/dtaas/snapshots/*').replace(/^[0-9a-f]+\t/gm, '');
  expect(here.trim().split('\n')).toHaveLength(2);
  expect(there.trim()).toBe(here.trim());
});

// Between the engine's end and the commit of what it made, and after the commit.
test.skipIf(skipped).each(['after-up', 'recorded'])(
  'a twin is made again that another machine terminated after a deployment here was killed at %s',
  async (fault) => {
    const here = await another();
    const terminated = () => run(here, 'terminate', 'counter', '--yes');
    await run(here, 'deploy');
    await terminated();
    expect((await here.dtaas(['resume', 'counter'], { fault })).signal).toBe('SIGKILL');
    // Another machine has no private copy of the stack, and this one still has its own.
    const stacks = join(here.stateHome, here.home()!, '.stacks');
    renameSync(stacks, `${stacks}-here`);
    await terminated();
    expect(here.workspaces()).toEqual([]);
    rmSync(stacks, { recursive: true });
    renameSync(`${stacks}-here`, stacks);

    await run(here, 'resume', 'counter');
    expect(here.runners()).toHaveLength(1);
    expect(here.workspaces()).toHaveLength(1);
  },
  240_000,
);

test.skipIf(skipped)('two clones without a common home never touch each other’s twins', async () => {
  const one = await temporaryClone();
  const other = await temporaryClone({ from: one.directory, stateHome: one.stateHome });
  clones.push(one, other);
  await run(one, 'deploy');
  const [runner] = one.runners();
  await run(other, 'deploy');
  expect(one.workspaces()).toHaveLength(2);
  expect(one.runners()).toHaveLength(2);
  await run(other, 'terminate', 'counter', '--yes');
  expect(one.runners()).toEqual([runner]);
  expect(await outcomeOf(one)).toMatchObject({ outcome: 'unchanged' });
});

test.skipIf(skipped)('two stories of one twin are shown, not merged', async () => {
  const one = await another();
  await run(one, 'deploy');
  const other = await another(one.stateHome);
  await run(other, 'deploy');
  // Written without reading the home first, as while it can't be reached.
  one.git('remote', 'set-url', 'origin', join(folder, 'gone.git'));
  expect((await one.dtaas(['save'])).code).toBe(1);
  const { twin, message } = { twin: 'counter', message: 'by hand' };
  const tree = one.git('rev-parse', `state/${twin}^{tree}`).trim();
  const commit = one.git('commit-tree', '-p', `state/${twin}`, '-m', message, tree).trim();
  one.git('update-ref', `refs/heads/state/${twin}`, commit);
  one.git('remote', 'set-url', 'origin', bare);
  await run(other, 'save');

  const { code, stdout } = await one.dtaas(['deploy', '--format', 'json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    twins: [{ outcome: 'refused', error: { code: 'state-diverged' } }],
  });
  expect(one.git('rev-parse', `state/${twin}`).trim()).toBe(commit);
});
