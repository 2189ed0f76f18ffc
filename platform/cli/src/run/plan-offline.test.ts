import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { call, report } from '../../testing/call.ts';
import { run as lock } from '../write/lock.ts';
import { run as new_ } from '../write/new.ts';
import { plan } from './deploy.ts';

let folder: string;
let clone: string;
/** Exists once a place was asked. */
let asked: string;

/** The place is a machine behind a program `ssh` that only says that it was called, and the home of the twins is no repository. */
const platform = (quotas: string): string =>
  `apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec:\n  organisation: plant\n  places: {far: {kind: ssh, settings: {host: nobody.example}}}\n  defaultPlace: far\n  quotas: ${quotas}\n  state: {remote: nowhere, push: true}\n`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-offline-'));
  clone = join(folder, 'clone');
  asked = join(folder, 'asked');
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/ssh'), `#!/bin/sh\ntouch '${asked}'\nexit 255\n`, { mode: 0o755 });
  vi.stubEnv('DTAAS_CACHE', join(folder, 'cache'));
  vi.stubEnv('DTAAS_STATE_HOME', join(folder, 'state'));
  vi.stubEnv('PATH', `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`);
  mkdirSync(clone);
  writeFileSync(join(clone, 'platform.yaml'), platform('{}'));
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'nowhere', join(folder, 'nowhere'));
  await call(new_, clone, ['asset', 'pump'], { options: { kind: 'function', language: 'shell' } });
  await call(new_, clone, ['twin', 'box']);
  await call(lock, clone, []);
  git('add', '-A');
  git('commit', '-q', '-m', 'Begin');
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function git(...words: string[]): string {
  const as = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  return execFileSync('git', [...as, ...words], { cwd: clone, encoding: 'utf8' });
}

it('an offline plan asks no place, no remote and no engine, and leaves the clone as it is', async () => {
  const refs = git('for-each-ref');
  const { twins, cost, ...planned } = await report(plan, clone, [], { offline: true });
  expect(planned).toMatchObject({ kind: 'PlanReport', offline: true, commit: null });
  expect(twins).toMatchObject([
    {
      twin: 'box',
      verdict: 'refused',
      errors: [{ code: 'asset-unverified' }],
      cost: { after: { twins: 0 } },
    },
  ]);
  expect(cost).toMatchObject({ before: { twins: 0 }, quotas: [] });
  expect(existsSync(asked)).toBe(false);
  expect(existsSync(join(folder, 'cache/engine'))).toBe(false);
  expect(git('for-each-ref')).toBe(refs);
});

it('an offline plan says what it can not know', async () => {
  const { printed, code } = await call(plan, clone, [], { options: { offline: true } });
  expect(printed).toMatch(/^Offline: neither a place nor Pulumi was asked\..*\nNot known: /);
  expect(code).toBe(1);
});

it('an offline plan refuses what is over a quota', async () => {
  writeFileSync(join(clone, 'platform.yaml'), platform('{twins: 0}'));
  const { twins } = await report(plan, clone, [], { offline: true });
  writeFileSync(join(clone, 'platform.yaml'), platform('{}'));
  expect(twins).toMatchObject([{ errors: [{}, { code: 'quota-exceeded' }] }]);
  expect(existsSync(asked)).toBe(false);
});

it('a plan with reach asks the remote and the place', async () => {
  await expect(call(plan, clone, [])).rejects.toMatchObject({ code: expect.stringMatching(/^remote-/) });
  writeFileSync(join(clone, 'platform.yaml'), platform('{}').replace(/ {2}state:.*\n/, ''));
  git('commit', '-q', '-a', '-m', 'Keep the state here');
  expect((await call(plan, clone, [])).code).toBe(1);
  expect(existsSync(asked)).toBe(true);
});
