import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestClone, testClone } from '../../testing/contract/test-clone.ts';
import { bareRepository, markKey } from '../../testing/local/local-under-test.ts';
import type { Forge } from '../forge.ts';
import { openLocal } from './open-local.ts';
import { openRemote } from './remote.ts';

let folder: string;
let path: string;
let forge: Forge;
let clone: TestClone;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-forge-local-'));
  path = bareRepository(folder, 'twins');
  forge = await openLocal({ repository: path, markKey, account: 'Ada Lovelace' });
  clone = await testClone(path);
});
afterEach(() => {
  clone.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function proposed(branch: string) {
  await clone.push(branch, { [`${branch}.txt`]: branch });
  return forge.ensurePullRequest({ head: branch, base: 'main', title: branch, body: '' });
}

describe('a bare repository', () => {
  test('is opened by its path or its URL, and a clone with files is not', async () => {
    const byUrl = await openLocal({ repository: pathToFileURL(path).href, markKey });
    expect(byUrl.repository).toBe(path);
    execFileSync('git', ['clone', '-q', path, join(folder, 'work')]);
    for (const [name, is] of [
      ['work', 'is a clone with a work tree'],
      ['work/.git', 'is a clone with a work tree'],
      ['none', 'does not exist'],
    ] as const)
      await expect(openLocal({ repository: join(folder, name), markKey })).rejects.toMatchObject({
        code: 'forge-remote-not-bare',
        message: expect.stringContaining(is),
      });
  });

  test('runs its hooks at a merge, and says what they say', async () => {
    const { number, head } = await proposed('hooked');
    const main = await clone.tip('main');
    const hook = join(path, 'hooks/pre-receive');
    writeFileSync(hook, '#!/bin/sh\necho "main is frozen" >&2\nexit 1\n', { mode: 0o755 });
    await expect(forge.merge(number, { head: head.commit })).rejects.toMatchObject({
      code: 'forge-refused',
      message: expect.stringContaining('main is frozen'),
    });
    expect(await clone.tip('main')).toBe(main);
    expect(await forge.pullRequest(number)).toMatchObject({ state: 'open' });
    rmSync(hook);
    expect(await forge.merge(number, { head: head.commit })).toMatchObject({ mergedBy: 'Ada Lovelace' });
  });

  test('keeps the head of a fork that was deleted', async () => {
    const fork = await forge.ensureFork();
    expect(fork.repository).toMatch(/twins\.ada-lovelace-[0-9a-f]{8}\.git$/);
    const head = await clone.push('theirs', { 'theirs.txt': '1' }, { as: fork.repository });
    const request = { head: `${fork.repository}:theirs`, base: 'main', title: 'Theirs', body: '' };
    const { number } = await forge.ensurePullRequest(request);
    const next = await clone.push('theirs', { 'theirs.txt': '2' }, { on: head, as: fork.repository });
    expect(await forge.pullRequest(number)).toMatchObject({ head: { commit: next } });
    expect(await clone.git('ls-remote', 'origin', `refs/pull/${number}/head`)).toContain(next);
    rmSync(fork.repository, { recursive: true });
    expect(await forge.pullRequest(number)).toMatchObject({
      isFork: true,
      head: { commit: next, repository: undefined },
    });
    expect(await forge.merge(number, { head: next })).toMatchObject({ state: 'merged' });
  });

  test('says plainly what git cannot enforce, and obeys the rules itself', async () => {
    const main = { branch: 'main', statuses: ['dtaas'], approvals: 1 };
    const gaps = await forge.ensureProtection({ main, state: ['state/*'], tags: [] });
    expect(gaps.map(({ subject }) => subject)).toEqual(['pushes', 'approvals']);
    const from = (await clone.tip('main')) ?? '';
    for (const branch of ['main', 'state/mill'])
      await expect(
        forge.ensureFiles({ branch, from, message: 'x', files: { x: 'x' } }),
      ).rejects.toMatchObject({ code: 'forge-refused' });
    await forge.ensureFiles({ branch: 'state/a/b', from, message: 'x', files: { x: 'x' } });
  });

  test.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['a missing field', '{"number": 1}'],
    [
      'a commit that is an option',
      '{"number":1,"title":"","body":"","author":"","state":"open","base":{"branch":"main","commit":"--upload-pack=x"},"head":{}}',
    ],
    ['an unknown state', '{"number":1,"title":"","body":"","author":"","state":"done","base":{},"head":{}}'],
  ])('says so where a record is %s', async (_, text) => {
    const remote = await openRemote({ repository: path, markKey });
    await remote.change('Damage', async (draft) => draft.put('pulls/0/1.json', text));
    for (const look of [() => forge.pullRequest(1), () => forge.pullRequests({ state: 'all' })])
      await expect(look()).rejects.toMatchObject({ code: 'forge-answer-invalid' });
  });

  test('loses nothing when many write at once', async () => {
    const { number } = await proposed('busy');
    const topics = Array.from({ length: 12 }, (_, index) => `topic-${index}`);
    await Promise.all(topics.map((topic) => forge.ensureComment({ number }, { topic, body: topic })));
    await Promise.all(topics.map(() => forge.ensureComment({ number }, { topic: 'same', body: 'Same.' })));
    expect(await forge.comments({ number })).toHaveLength(13);
    for (const topic of topics) expect(await forge.trustedComment({ number }, topic)).toBe(topic);
  });
});
