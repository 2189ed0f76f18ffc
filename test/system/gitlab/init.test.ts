import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { run as init } from '../../../platform/cli/src/init/init.ts';
import { forge as forgeFindings } from '../../../platform/cli/src/machine/doctor/forge.ts';
import { report } from '../../../platform/cli/testing/call.ts';
import { counterPlatform } from '../../../platform/deploy/testing/counter.ts';
import {
  type GitLabUnderTest,
  startGitLabUnderTest,
} from '../../../platform/forge/testing/gitlab/gitlab-under-test.ts';

let gitlab: GitLabUnderTest;
beforeAll(async () => {
  gitlab = await startGitLabUnderTest();
});
afterAll(() => gitlab.stop());
afterEach(() => {
  vi.unstubAllEnvs();
});

/** A clone of a new project of an organisation, and the command line in it, as a person with a token. */
async function project(token: string) {
  const repository = await gitlab.repository();
  const { repository: path } = await repository.open('owner');
  const found = gitlab.server.world.projects.find((one) => one.path === path) ?? expect.unreachable();
  const clone = mkdtempSync(join(tmpdir(), 'dtaas-gitlab-init-'));
  const git = (...words: string[]) =>
    promisify(execFile)('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...words], {
      cwd: clone,
    });
  await git('clone', '-q', repository.gitUrl('owner'), '.');
  const { url } = gitlab.server.world;
  const platform = `  forges:\n    - {kind: gitlab, url: "${url}"}\n`;
  for (const [file, text] of Object.entries(counterPlatform({ platform }))) {
    if (file.startsWith('twins/')) continue;
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    writeFileSync(join(clone, file), text);
  }
  await git('add', '-A');
  await git('commit', '-q', '-m', 'Begin');
  await git('push', '-q', 'origin', 'HEAD:main');
  const environment = { DTAAS_FORGE_URL: url, DTAAS_FORGE_TOKEN: token };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const options = { name: 'plant', title: 'Twins of the plant', organisation: 'plant', shards: '2' };
  return {
    found,
    init: () => report(init, clone, [], options),
    dryRun: () => report(init, clone, [], { ...options, dryRun: true }),
    doctor: () => forgeFindings(clone, environment),
    remove: () => rmSync(clone, { recursive: true, force: true }),
  };
}

const steps = (answer: unknown) =>
  Object.fromEntries(
    (answer as { steps: readonly { about: string; outcome: string }[] }).steps.map(({ about, outcome }) => [
      about,
      outcome,
    ]),
  );
const left = (answer: unknown) =>
  (answer as { left: readonly string[] }).left.map((line) => line.split(':')[0]);

it('dtaas init sets up a project of GitLab Free, doctor names what is left for a person, and no secret is said', async () => {
  const { found, init: first, dryRun, doctor, remove } = await project('glpat-owner-0123456789');
  try {
    const planned = await dryRun();
    expect(steps(planned)).toMatchObject({ pipelines: 'planned', protection: 'planned' });
    expect([found.schedules, found.webhooks, found.triggerTokens, found.variables]).toEqual([[], [], [], []]);

    const done = await first();
    expect(steps(done)).toMatchObject({ pipelines: 'done', protection: 'done', DTAAS_STATE_KEY: 'done' });
    expect([found.schedules.length, found.webhooks.length, found.triggerTokens.length]).toEqual([3, 2, 1]);
    expect(found.variables.map(({ key, type, masked }) => [key, type, masked]).toSorted()).toEqual([
      ['DTAAS_MARK_KEY', 'env_var', true],
      ['DTAAS_STATE_KEY', 'file', false],
    ]);
    const byHand = ['DTAAS_FORGE_TOKEN', 'DTAAS_STATE_KNOWN_HOSTS', 'runners', 'runners'];
    expect(left(done)).toEqual(expect.arrayContaining(['state/*', 'state/**', ...byHand]));

    const again = await first();
    expect(steps(again)).toMatchObject({ pipelines: 'unchanged', DTAAS_STATE_KEY: 'unchanged' });
    expect(left(again)).toEqual(left(done));

    const findings = (await doctor()).filter(({ about }) => about === 'forge pipelines');
    expect(findings.map(({ text }) => text.split(':')[0])).toEqual(byHand);
    expect(findings.every(({ next }) => next !== 'dtaas init')).toBe(true);

    found.schedules.pop();
    expect(await doctor()).toContainEqual(
      expect.objectContaining({ about: 'forge pipelines', state: 'limited', next: 'dtaas init' }),
    );
    const said = JSON.stringify([planned, done, again, await doctor()]);
    for (const secret of [...found.variables.map(({ value }) => value), found.triggerTokens[0]?.token ?? ''])
      expect(said).not.toContain(secret);
  } finally {
    remove();
  }
});

it('doctor says to an account without rights that it may not see what starts pipelines', async () => {
  const { doctor, remove } = await project('glpat-developer-0123456789');
  try {
    expect((await doctor()).find(({ about }) => about === 'forge pipelines')).toMatchObject({
      state: 'limited',
      text: 'this account may not see what starts and runs pipelines',
    });
  } finally {
    remove();
  }
});
