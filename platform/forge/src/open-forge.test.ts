import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRepository } from '@dtaas/repository';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forgeOf, openForge, openForgeToRead } from './open-forge.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-forge-'));
  git('init', '-q');
});
afterEach(() => rmSync(folder, { recursive: true }));

const git = (...words: string[]) => execFileSync('git', words, { cwd: folder });

async function options(environment: Readonly<Record<string, string>> = {}, remote?: string) {
  return { clone: await openRepository(folder), forges: [], environment, remote };
}

const key = { DTAAS_MARK_KEY: 'k'.repeat(32) };

describe('a bare repository', () => {
  const bare = () => join(folder, 'bare.git');
  beforeEach(() => {
    git('init', '-q', '--bare', '-b', 'main', bare());
    git('remote', 'add', 'origin', bare());
    const author = ['-c', 'user.name=ada', '-c', 'user.email=ada@plant.example'];
    git(...author, 'commit', '-q', '--allow-empty', '-m', 'Begin');
    git('push', '-q', 'origin', 'HEAD:main');
  });

  test('is opened without a token, and keeps its mark key itself', async () => {
    const issue = {
      topic: 'failed/tank',
      title: 'tank failed',
      body: 'Why',
      state: 'open',
      labels: [],
    } as const;
    const first = await (await openForge({ ...(await options()), signs: true })).ensureIssue(issue);
    expect(existsSync(join(bare(), 'dtaas-mark-key'))).toBe(true);
    // Another process signs with the same key, so it finds the issue.
    expect((await (await openForge({ ...(await options()), signs: true })).ensureIssue(issue))?.number).toBe(
      first?.number,
    );
  });

  test('is opened without a key being made by who signs nothing', async () => {
    const forge = await openForge({ ...(await options()), signs: false });
    expect(await forge.about()).toMatchObject({ defaultBranch: 'main' });
    expect(existsSync(join(bare(), 'dtaas-mark-key'))).toBe(false);
  });

  test('is sent no secret of the environment', async () => {
    const secret = 'planted-in-the-environment';
    const forge = await openForge({ ...(await options({ GITEA_TOKEN: secret })), signs: true });
    const issue = {
      topic: 'failed',
      title: 'x',
      body: `git said ${secret}`,
      state: 'open',
      labels: [],
    } as const;
    expect((await forge.ensureIssue(issue))?.body).toContain('git said ***');
  });

  test('is opened to read without a key being made', async () => {
    const forge = await openForgeToRead(await options());
    expect(await forge.about()).toMatchObject({ defaultBranch: 'main' });
    expect(existsSync(join(bare(), 'dtaas-mark-key'))).toBe(false);
  });

  test('that is not there is told as such', async () => {
    rmSync(bare(), { recursive: true });
    await expect(openForge({ ...(await options()), signs: true })).rejects.toMatchObject({
      code: 'forge-remote-not-bare',
      message: expect.stringContaining('does not exist'),
    });
  });
});

describe('the forge of a clone', () => {
  test('is none without a remote', async () => {
    expect(await forgeOf(await options())).toBeUndefined();
    await expect(openForge({ ...(await options(key)), signs: true })).rejects.toMatchObject({
      code: 'forge-remote-missing',
    });
  });

  test('is that of the only remote, of origin among several, or of the named one', async () => {
    git('remote', 'add', 'plant', 'https://github.com/plant/twins');
    expect(await forgeOf(await options())).toMatchObject({ repository: 'plant/twins' });
    git('remote', 'add', 'lab', 'https://github.com/lab/twins');
    expect(await forgeOf(await options())).toBeUndefined();
    await expect(openForge({ ...(await options(key)), signs: true })).rejects.toMatchObject({
      code: 'forge-remote-missing',
      message: 'This clone has the remotes lab, plant, and none of them is origin.',
    });
    git('remote', 'add', 'origin', 'https://gitlab.com/own/twins');
    expect(await forgeOf(await options())).toMatchObject({ kind: 'gitlab', repository: 'own/twins' });
    expect(await forgeOf(await options({}, 'lab'))).toMatchObject({ repository: 'lab/twins' });
    expect(await forgeOf(await options({}, '--upload-pack=x'))).toBeUndefined();
  });

  test('is found after git has replaced the beginning of the address', async () => {
    git('config', 'url.https://codeberg.org/.insteadOf', 'berg:');
    git('remote', 'add', 'origin', 'berg:plant/twins');
    expect(await forgeOf(await options())).toMatchObject({ kind: 'gitea', repository: 'plant/twins' });
  });

  test('needs a token and a key of its own before anything is asked', async () => {
    git('remote', 'add', 'origin', 'https://github.com/plant/twins');
    const refused = (code: string) => expect.objectContaining({ code });
    await expect(openForge({ ...(await options(key)), signs: true })).rejects.toEqual(
      refused('forge-token-missing'),
    );
    const token = { GH_TOKEN: 't' };
    await expect(openForge({ ...(await options(token)), signs: true })).rejects.toEqual(
      refused('forge-mark-key-missing'),
    );
    const short = { ...token, DTAAS_MARK_KEY: 'short' };
    await expect(openForge({ ...(await options(short)), signs: true })).rejects.toEqual(
      refused('forge-mark-key-short'),
    );
  });
});
