import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRepository } from '@dtaas/repository';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forgeOf, openForge } from './open-forge.ts';

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

describe('the forge of a clone', () => {
  test('is none without a remote', async () => {
    expect(await forgeOf(await options())).toBeUndefined();
    await expect(openForge(await options(key))).rejects.toMatchObject({ code: 'forge-remote-missing' });
  });

  test('is that of the only remote, of origin among several, or of the named one', async () => {
    git('remote', 'add', 'plant', 'https://github.com/plant/twins');
    expect(await forgeOf(await options())).toMatchObject({ repository: 'plant/twins' });
    git('remote', 'add', 'lab', 'https://github.com/lab/twins');
    expect(await forgeOf(await options())).toBeUndefined();
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
    await expect(openForge(await options(key))).rejects.toEqual(refused('forge-token-missing'));
    const token = { GH_TOKEN: 't' };
    await expect(openForge(await options(token))).rejects.toEqual(refused('forge-mark-key-missing'));
    const short = { ...token, DTAAS_MARK_KEY: 'short' };
    await expect(openForge(await options(short))).rejects.toEqual(refused('forge-mark-key-short'));
  });
});
