import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { answered, forge } from './forge.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-doctor-forge-'));
  git('init', '-q', '-b', 'main');
});
afterEach(() => rmSync(folder, { recursive: true }));

const git = (...words: string[]) => execFileSync('git', words, { cwd: folder });
const remote = (url: string) => git('remote', 'add', 'origin', url);
const bareRemote = () => {
  const bare = realpathSync(mkdtempSync(join(tmpdir(), 'dtaas-doctor-forge-')));
  onTestFinished(() => rmSync(bare, { recursive: true }));
  git('init', '-q', '--bare', bare);
  remote(bare);
  return bare;
};
const found = (environment: Readonly<Record<string, string>> = {}) => forge(folder, environment);

describe('the forge of a clone', () => {
  test('is one quiet line without a remote, and nothing without a clone', async () => {
    const [first, ...more] = await found();
    expect([first?.state, more]).toEqual(['absent', []]);
    expect(first?.text).toBe('This clone has no remote, so it belongs to no forge.');
    rmSync(join(folder, '.git'), { recursive: true });
    expect(await found()).toEqual([]);
  });

  test('is named with what is missing and how to get it', async () => {
    remote('https://user:s3cret@github.com/plant/twins.git');
    expect(await found()).toEqual([
      { about: 'forge', state: 'ok', text: 'plant/twins (GitHub, https://github.com)' },
      {
        about: 'forge token',
        state: 'absent',
        text: 'There is no token for GitHub.',
        next: 'Set DTAAS_FORGE_TOKEN or GH_TOKEN.',
      },
      {
        about: 'forge mark key',
        state: 'absent',
        text: expect.stringContaining('DTAAS_MARK_KEY is not set'),
        next: 'openssl rand -hex 32',
      },
    ]);
  });

  test('is one of platform.yaml, whose token has to name its server', async () => {
    const spec =
      '{organisation: plant, places: {here: {kind: process}}, defaultPlace: here, forges: [{kind: gitea, url: "https://git.example"}]}';
    writeFileSync(
      join(folder, 'platform.yaml'),
      `apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec: ${spec}\n`,
    );
    remote('git@git.example:plant/twins.git');
    const [first, token] = await found({ DTAAS_FORGE_TOKEN: 's3cret' });
    expect(first).toMatchObject({ state: 'ok', text: 'plant/twins (git.example, https://git.example)' });
    expect(token).toMatchObject({ state: 'absent', next: 'If it does: DTAAS_FORGE_URL=https://git.example' });
    expect(JSON.stringify([first, token])).not.toContain('s3cret');
  });

  test('is none on a plain git server, which is no fault', async () => {
    remote('https://user:s3cret@git.example/plant/twins.git');
    expect(await found()).toEqual([
      {
        about: 'forge',
        state: 'absent',
        text: 'No forge is known at https://git.example/plant/twins.',
        next: expect.stringContaining('spec.forges'),
      },
    ]);
  });

  test('is git alone for a bare repository, which needs no token', async () => {
    const bare = bareRemote();
    expect(await found()).toEqual([
      { about: 'forge', state: 'ok', text: `${bare} (git alone)` },
      { about: 'forge mark key', state: 'ok', text: expect.stringContaining('bare repository') },
    ]);
  });

  test.each([
    ['is missing', '/no/such/folder', 'The remote /no/such/folder does not exist.', 'git init --bare'],
    ['has a work tree', '.', 'is a clone with a work tree.', 'git clone --bare'],
  ])('is none if the folder %s', async (_, url, text, next) => {
    remote(url);
    expect(await found()).toEqual([
      {
        about: 'forge',
        state: 'absent',
        text: expect.stringContaining(text),
        next: expect.stringContaining(next),
      },
    ]);
  });

  test('has a key that is long enough, and the key is not shown', async () => {
    bareRemote();
    const key = 's3cret'.repeat(6);
    const [, long] = await found({ DTAAS_MARK_KEY: key });
    expect(long).toEqual({ about: 'forge mark key', state: 'ok', text: 'in DTAAS_MARK_KEY' });
    const [, short] = await found({ DTAAS_MARK_KEY: 's3cret' });
    expect(short).toMatchObject({ state: 'missing', next: 'openssl rand -hex 32' });
    expect(JSON.stringify(short)).not.toContain('s3cret');
  });
});

describe('what the forge answers', () => {
  const facts = {
    account: 'ada',
    permission: 'admin',
    gaps: [],
    secrets: ['DTAAS_MARK_KEY', 'DTAAS_STATE_KEY'],
    pipelines: [],
  } as const;

  test.each([
    ['admin', 'ok', 'ada administers the repository'],
    ['write', 'ok', 'ada may write'],
    ['read', 'limited', 'ada may not write'],
    ['none', 'limited', 'ada may not write'],
  ] as const)('about an account with the permission %s', (permission, state, text) => {
    expect(answered({ ...facts, permission })[0]).toMatchObject({ about: 'forge account', state, text });
  });

  test("about a job's token", () => {
    const job = { ...facts, account: undefined, permission: undefined };
    expect(answered(job)[0]).toMatchObject({ state: 'ok', text: expect.stringContaining('job') });
  });

  test('about its rules: none is missing, or each with who can mend it', () => {
    expect(answered(facts)[1]).toEqual({
      about: 'forge rules',
      state: 'ok',
      text: 'branches and tags are protected',
    });
    const gaps = [
      { subject: 'state/*', problem: 'everybody may push.', byHand: 'Open Settings, Repository.' },
      { subject: 'main', problem: 'is not protected.', byHand: undefined },
    ];
    expect(answered({ ...facts, gaps }).slice(1, -1)).toEqual([
      {
        about: 'forge rules',
        state: 'limited',
        text: 'state/*: everybody may push.',
        next: 'Open Settings, Repository.',
      },
      {
        about: 'forge rules',
        state: 'limited',
        text: 'main: is not protected.',
        next: 'dtaas protect',
      },
    ]);
    expect(answered({ ...facts, gaps: undefined })[1]).toMatchObject({ state: 'limited' });
  });

  test('about its pipelines: what is missing, with the command or where to click', () => {
    const pipelines = [
      { subject: 'schedules', problem: 'There is no schedule "x".', byHand: undefined },
      { subject: 'runners', problem: 'No runner is online.', byHand: 'Start one.' },
    ];
    const about = (given: typeof pipelines | undefined) =>
      answered({ ...facts, pipelines: given }).filter((finding) => finding.about === 'forge pipelines');
    expect(about(pipelines).map(({ state, text, next }) => [state, text, next])).toEqual([
      ['limited', 'schedules: There is no schedule "x".', 'dtaas init'],
      ['limited', 'runners: No runner is online.', 'Start one.'],
    ]);
    expect(about([])).toEqual([]);
    expect(about(undefined)).toMatchObject([{ state: 'limited' }]);
  });

  test('about the keys of its jobs: each that is missing comes with the command that makes it', () => {
    const secrets = (given: readonly string[] | undefined) =>
      answered({ ...facts, secrets: given }).filter(({ about }) => about === 'forge secrets');
    expect(secrets(facts.secrets)).toEqual([
      { about: 'forge secrets', state: 'ok', text: 'jobs on main have their keys' },
    ]);
    expect(secrets(['DTAAS_MARK_KEY'])).toEqual([
      {
        about: 'forge secrets',
        state: 'limited',
        text: 'jobs on main have no DTAAS_STATE_KEY',
        next: 'dtaas init',
      },
    ]);
    expect(secrets([])).toHaveLength(2);
    expect(secrets(undefined)).toMatchObject([{ state: 'limited' }]);
  });
});
