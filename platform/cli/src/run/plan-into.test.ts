import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TwinPlan } from '@dtaas/model';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { call, report } from '../../testing/call.ts';
import { run as lock } from '../write/lock.ts';
import { run as new_ } from '../write/new.ts';
import { plan } from './deploy.ts';

let folder: string;
let clone: string;

const platform = `apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec:\n  organisation: plant\n  places: {here: {kind: process}}\n  defaultPlace: here\n`;

/** A repository of two twins, and a branch `change` that left `main` before `main` went on. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-into-'));
  clone = join(folder, 'clone');
  vi.stubEnv('DTAAS_CACHE', join(folder, 'cache'));
  vi.stubEnv('DTAAS_STATE_HOME', join(folder, 'state'));
  mkdirSync(clone);
  writeFileSync(join(clone, 'platform.yaml'), platform);
  git('init', '-q', '-b', 'main');
  for (const asset of ['pump', 'valve'])
    await call(new_, clone, ['asset', asset], { options: { kind: 'function', language: 'shell' } });
  // No twin follows the valve.
  const pump = join(clone, 'assets/functions/pump/asset.yaml');
  const uses = 'uses: {valve: {asset: functions/valve, version: 0.1.0}}';
  writeFileSync(pump, readFileSync(pump, 'utf8').replace(/test: \{/, `test: {${uses},`));
  // In a repository of a few files, all of them would be read.
  for (let number = 1; number <= 12; number++) {
    const spare = join(clone, `assets/functions/spare-${number}`);
    mkdirSync(spare);
    const head = `apiVersion: dtaas/v1\nkind: Function\nmetadata: {name: spare-${number}, version: 0.1.0}\n`;
    writeFileSync(join(spare, 'asset.yaml'), `${head}spec: {test: {command: [sh, test.sh]}}\n`);
    writeFileSync(join(spare, 'README.md'), '# Spare\n');
  }
  for (const twin of ['box', 'tank', 'quiet']) await call(new_, clone, ['twin', twin]);
  await call(lock, clone, []);
  commit('Begin');
  git('checkout', '-q', '-b', 'change');
  bump('box');
  commit('Change box');
  git('checkout', '-q', 'main');
  bump('tank');
  commit('Change tank');
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function git(...words: string[]): string {
  const as = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  return execFileSync('git', [...as, ...words], { cwd: clone, encoding: 'utf8' }).trim();
}

function commit(message: string): void {
  git('add', '-A');
  git('commit', '-q', '-m', message);
}

/** Another save interval is another desired state. */
function bump(twin: string, every = '7min'): void {
  const file = join(clone, `twins/${twin}/twin.yaml`);
  const text = readFileSync(file, 'utf8')
    .replace(/\n {2}lifecycle: .*\n$/, '\n')
    .trimEnd();
  writeFileSync(file, `${text}\n  lifecycle: {save: {every: ${every}}}\n`);
}

it('a plan of a merge has the twins that the merge affects, not those that the branch is behind with', async () => {
  const planned = await report(plan, clone, [], {
    offline: true,
    into: 'main',
    commit: 'change',
  });
  expect(planned).toMatchObject({
    commit: git('rev-parse', 'change'),
    into: 'main',
    deploy: 'dtaas deploy --merged',
  });
  expect(planned['twins']).toMatchObject([{ twin: 'box' }]);
});

it('the plan of a merge is that of main after the merge, whatever is wrong with other twins', async () => {
  const planInto = async (into: string, commit: string) => {
    const planned = await report(plan, clone, [], { offline: true, into, commit });
    return planned['twins'] as readonly TwinPlan[];
  };
  const planned = await planInto('main', 'change');
  git('checkout', '-q', '-b', 'merged');
  git('merge', '-q', '--no-edit', 'change');
  const merged = (await report(plan, clone, [], { offline: true }))['twins'] as readonly TwinPlan[];
  expect(planned).toMatchObject([{ twin: 'box', verdict: 'refused', unverified: [{}, {}] }]);
  const facts = ({ twin, digest, desired, changes }: TwinPlan) => ({ twin, digest, desired, changes });
  expect(planned.map(facts)).toEqual(merged.filter(({ twin }) => twin === 'box').map(facts));
  const file = join(clone, 'twins/quiet/twin.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('assets:', 'assests:'));
  commit('Break quiet');
  expect(await planInto('merged^', 'merged')).toMatchObject([{ twin: 'quiet', verdict: 'refused' }]);
  bump('box', '8min');
  commit('Change box again');
  expect(await planInto('merged^', 'merged')).toMatchObject([{ twin: 'box' }]);
  git('checkout', '-q', 'main');
});

it('a plan of a merge that affects no twin says so and succeeds', async () => {
  const options = { offline: true, into: 'main', commit: 'main' };
  const { printed, code } = await call(plan, clone, [], { options });
  expect(printed).toContain('The merge affects no twin.');
  expect(code).toBe(0);
});

it('a merge that conflicts has no plan', async () => {
  git('checkout', '-q', '-b', 'other', 'change~1');
  const file = join(clone, 'twins/tank/twin.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/\n$/, '\n  lifecycle: {save: {every: 9min}}\n'));
  commit('Change tank otherwise');
  await expect(
    call(plan, clone, [], { options: { offline: true, into: 'main', commit: 'other' } }),
  ).rejects.toMatchObject({
    code: 'merge-conflict',
    message: expect.stringContaining('twins/tank/twin.yaml'),
  });
  git('checkout', '-q', 'main');
});
