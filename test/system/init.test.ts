import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { run as init } from '../../platform/cli/src/init/init.ts';
import * as keys from '../../platform/cli/src/init/keys.ts';
import { call, report } from '../../platform/cli/testing/call.ts';
import { giteaApi } from '../../platform/forge/testing/gitea/api.ts';
import { giteaUnderTest } from '../../platform/forge/testing/gitea/gitea-under-test.ts';
import { hasGitea } from '../../platform/forge/testing/gitea/server.ts';

/** Every key that was made. */
const planted: string[] = [];
beforeAll(() => {
  const { newKeyPair, newMarkKey } = keys;
  vi.spyOn(keys, 'newKeyPair').mockImplementation((comment) => {
    const pair = newKeyPair(comment);
    planted.push(...pair.privateKey.split('\n').filter((line) => line !== '' && !line.startsWith('-')));
    return pair;
  });
  vi.spyOn(keys, 'newMarkKey').mockImplementation(() => {
    const key = newMarkKey();
    planted.push(key);
    return key;
  });
});

const own = new URL('../../', import.meta.url);
let folder: string;
let clone: string;
beforeEach(() => {
  planted.length = 0;
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dtaas-init-')));
  clone = join(folder, 'clone');
  vi.stubEnv('DTAAS_CACHE', join(folder, 'cache'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();

/** A clone with the files that `init` changes, as the platform has them. Main is pushed. */
function cloneOf(remote: string): void {
  mkdirSync(join(clone, '.github/workflows'), { recursive: true });
  for (const path of ['platform.yaml', '.github/workflows/pull-request.yml'])
    cpSync(new URL(path, own), join(clone, path));
  git(clone, 'init', '-q', '-b', 'main');
  git(clone, 'add', '-A');
  git(clone, 'commit', '-q', '-m', 'The platform');
  git(clone, 'remote', 'add', 'origin', remote);
  git(clone, 'push', '-q', '-f', 'origin', 'main');
}

const platform = () => parse(readFileSync(join(clone, 'platform.yaml'), 'utf8'));
const given = { name: 'plant', title: 'Twins of the plant', organisation: 'plant', shards: '4' };
const outcomes = (answer: object) =>
  (answer as { steps: { about: string; outcome: string }[] }).steps.map(
    ({ about, outcome }) => `${about} ${outcome}`,
  );

describe('dtaas init, at a bare repository', () => {
  beforeEach(() => {
    git(folder, 'init', '-q', '--bare', '-b', 'main', 'twins.git');
    cloneOf(join(folder, 'twins.git'));
  });

  it('shows its steps, and changes nothing', async () => {
    const refs = git(join(folder, 'twins.git'), 'for-each-ref');
    const { steps, left } = await report(init, clone, [], { ...given, dryRun: true });
    expect(left).toEqual([]);
    expect(outcomes({ steps })).toContain('platform.yaml planned');
    expect(outcomes({ steps })).toContain('protection planned');
    expect(git(clone, 'status', '--porcelain')).toBe('');
    expect(git(join(folder, 'twins.git'), 'for-each-ref')).toBe(refs);
  });

  it('writes the files and the rules, and finds all done when it is repeated', async () => {
    const first = await report(init, clone, [], given);
    expect(outcomes(first)).toContain('protection done');
    expect(platform()).toMatchObject({
      metadata: { name: 'plant', title: 'Twins of the plant' },
      spec: { organisation: 'plant', state: { remote: 'origin', push: true } },
    });
    expect(first['next']).toContain('git switch -c our-own');
    const files = git(clone, 'diff');
    const again = await report(init, clone, [], { shards: '4' });
    expect(outcomes(again).filter((line) => !line.endsWith(' unchanged'))).toEqual([]);
    expect(git(clone, 'diff')).toBe(files);
  });

  it('says of an example of the platform that a merge would deploy it, until the platform is their own', async () => {
    cpSync(new URL('twins/incubator', own), join(clone, 'twins/incubator'), { recursive: true });
    const left = async () => (await report(init, clone, [], given))['left'];
    expect(await left()).toEqual([expect.stringContaining('git rm -r twins/incubator')]);
    expect(await left()).toEqual([]);
  });

  it('takes names from the remote, and says which answer is wrong', async () => {
    await report(init, clone, [], { organisation: 'plant' });
    expect(platform().metadata.name).toBe('twins');
    await expect(call(init, clone, [], { options: { name: 'No Name' } })).rejects.toMatchObject({
      code: 'usage-answer',
    });
    await expect(call(init, clone, [], { options: { shards: '0' } })).rejects.toMatchObject({
      code: 'usage-answer',
    });
  });

  it('asks for main to be pushed first', async () => {
    git(join(folder, 'twins.git'), 'update-ref', '-d', 'refs/heads/main');
    await expect(call(init, clone, [], { options: given })).rejects.toMatchObject({
      code: 'init-remote-empty',
      hint: 'To push it: git push origin HEAD:main',
    });
  });
});

it('asks which forge a server is that nobody knows', async () => {
  git(folder, 'init', '-q', '-b', 'main', clone);
  cpSync(new URL('platform.yaml', own), join(clone, 'platform.yaml'));
  git(clone, 'remote', 'add', 'origin', 'https://git.example/plant/twins');
  const options = { ...given, forgeUrl: 'https://git.example' };
  await expect(call(init, clone, [], { options: given })).rejects.toMatchObject({ code: 'usage-answer' });
  await expect(call(init, clone, [], { options })).rejects.toMatchObject({ code: 'usage-answer' });
  await expect(call(init, clone, [], { options: { ...options, forge: 'gitea' } })).rejects.toMatchObject({
    code: 'forge-token-missing',
  });
});

describe.skipIf(!hasGitea)('dtaas init, at a real Gitea', () => {
  it('sets up keys, secrets and rules once, and the keys are nowhere else', async () => {
    const server = await giteaUnderTest();
    try {
      const { gitUrl } = await server.repository();
      const remote = gitUrl('owner');
      const forge = new URL(remote).pathname.slice(1).replace(/\.git$/, '');
      cloneOf(remote);
      git(clone, 'remote', 'set-url', 'origin', remote.replace(/\/\/.*@/, '//'));
      vi.stubEnv('GITEA_SERVER_URL', server.server.url);
      vi.stubEnv('GITEA_TOKEN', server.tokens.owner);
      const options = { ...given, forgeUrl: server.server.url, forge: 'gitea' };
      const spawned = JSON.stringify(process.argv);
      const first = await call(init, clone, [], { format: 'json', options });
      const [before, after] = [JSON.parse(first.printed), await report(init, clone, [], { shards: '4' })];
      expect(outcomes(before)).toEqual(
        expect.arrayContaining(['DTAAS_STATE_KEY done', 'DTAAS_MARK_KEY done', 'protection done']),
      );
      expect(outcomes(after).filter((line) => !line.endsWith(' unchanged'))).toEqual([]);
      const made = [...planted];
      expect(made.length).toBeGreaterThan(3);
      const keys = async () =>
        giteaApi(server.server.apiUrl, `token ${server.tokens.owner}`, 'GET', `/repos/${forge}/keys`);
      const [old] = Object.values(await keys());
      await report(init, clone, [], { shards: '4', rotate: true });
      expect(await keys()).toEqual([
        expect.objectContaining({ title: expect.stringMatching(/^dtaas state /), read_only: false }),
      ]);
      expect(await keys()).not.toEqual([old]);
      expect(planted.length).toBe(2 * made.length);
      const texts = [first.printed, first.noted, spawned, server.server.log(), ...textsIn(folder)].join('\n');
      for (const key of planted) expect(texts.includes(key)).toBe(false);
      expect(texts).toContain('organisation: plant');
    } finally {
      await server.stop();
    }
  }, 180_000);
});

/** All files below a folder, those of git included. */
function textsIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
}
