import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { call, report } from '../../testing/call.ts';
import { commit as commitIn, git, proposingClone } from '../../testing/proposing-clone.ts';
import { run as merge } from './merge.ts';
import { run as propose } from './propose.ts';

let clone: string;
let remote: string;
beforeEach(() => {
  ({ clone, remote } = proposingClone());
});

const commit = (file: string, message: string) => commitIn(clone, file, message, message);
describe('dtaas propose and dtaas merge, at a bare repository', () => {
  it('propose the last commit, and merge what was proposed', async () => {
    const head = commit('speed.txt', 'Run faster\n\nBecause it is slow.');
    const proposed = await report(propose, clone, []);
    expect(proposed).toMatchObject({
      kind: 'ProposeReport',
      pullRequest: {
        number: 1,
        title: 'Run faster',
        state: 'open',
        head: { branch: 'faster', commit: head },
        base: { branch: 'main' },
      },
    });
    const merged = await report(merge, clone, []);
    const main = git(remote, 'rev-parse', 'main');
    expect(merged).toMatchObject({
      kind: 'MergeReport',
      pullRequest: { state: 'merged', mergeCommit: main },
    });
    expect(git(remote, 'show', 'main:speed.txt')).toContain('Run faster');
    expect(await report(merge, clone, [])).toEqual(merged);
    expect(await report(merge, clone, ['1'])).toEqual(merged);
  });

  it('say what to do next', async () => {
    commit('speed.txt', 'Run faster');
    expect((await call(propose, clone, [])).printed).toBe(
      'Pull request 1 proposes faster for main: Run faster\nTo check, verify and plan it: dtaas comment 1 /dtaas plan\nTo merge it: dtaas merge 1',
    );
    expect((await call(merge, clone, ['faster'])).printed).toMatch(
      /^Pull request 1 is merged into main: [0-9a-f]{12}\nTo get it here: git switch main && git pull$/,
    );
  });

  it('propose again keeps the words, unless others are given', async () => {
    commit('speed.txt', 'Run faster');
    await report(propose, clone, [], { title: 'Speed', text: 'Much.' });
    const head = commit('speed.txt', 'Run even faster');
    expect(await report(propose, clone, ['faster'])).toMatchObject({
      pullRequest: { number: 1, title: 'Speed', head: { commit: head } },
    });
    expect(await report(propose, clone, [], { title: 'More speed' })).toMatchObject({
      pullRequest: { number: 1, title: 'More speed' },
    });
  });

  it('note what is not committed', async () => {
    commit('speed.txt', 'Run faster');
    writeFileSync(join(clone, 'more.txt'), 'x');
    expect((await call(propose, clone, [])).noted).toContain('A file is not committed, and not proposed.');
  });

  it('merge nothing that somebody else pushed unseen', async () => {
    const first = commit('speed.txt', 'Run faster');
    await call(propose, clone, []);
    const other = commit('more.txt', 'More');
    git(clone, 'push', '-q', 'origin', 'faster');
    git(clone, 'reset', '-q', '--hard', first);
    await expect(call(merge, clone, [])).rejects.toMatchObject({ code: 'forge-head-moved' });
    expect((await call(merge, clone, ['1'])).code).toBe(0);
    expect(git(remote, 'rev-parse', 'main^2')).toBe(other);
  });

  it('refuse with the reason: a conflict, a rejected push, a hook', async () => {
    commit('speed.txt', 'Run faster');
    await call(propose, clone, []);
    git(clone, 'switch', '-q', 'main');
    commit('speed.txt', 'Run slower');
    git(clone, 'push', '-q', 'origin', 'main');
    await expect(call(merge, clone, ['faster'])).rejects.toMatchObject({ code: 'forge-merge-conflict' });
    git(clone, 'switch', '-q', 'faster');
    git(clone, 'commit', '-q', '--amend', '-m', 'Other');
    await expect(call(propose, clone, [])).rejects.toMatchObject({ code: 'branch-push-refused' });
    git(clone, 'switch', '-q', '-c', 'hooked', 'main');
    commit('hooked.txt', 'Hooked');
    await call(propose, clone, []);
    writeFileSync(join(remote, 'hooks/pre-receive'), '#!/bin/sh\necho "not on a Friday" >&2\nexit 1\n', {
      mode: 0o755,
    });
    await expect(call(merge, clone, [])).rejects.toMatchObject({
      code: 'forge-refused',
      message: expect.stringContaining('not on a Friday'),
    });
    expect(git(remote, 'rev-parse', 'main')).toBe(git(clone, 'rev-parse', 'main'));
  });

  it.each([
    ['main', 'usage-branch-base'],
    ['no-such-branch', 'usage-branch-unknown'],
    ['--force', 'usage-branch-unknown'],
  ])('refuse to propose %s', async (branch, code) => {
    await expect(call(propose, clone, [branch])).rejects.toMatchObject({ code });
  });

  it('refuse a branch without a commit of its own, before anything is pushed', async () => {
    const empty = { code: 'branch-empty', message: 'main has all commits of faster already.' };
    await expect(call(propose, clone, [])).rejects.toMatchObject(empty);
    expect(git(remote, 'for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
    commit('speed.txt', 'Run faster');
    await call(propose, clone, []);
    await call(merge, clone, []);
    await expect(call(propose, clone, [])).rejects.toMatchObject(empty);
  });

  it('refuse without a pull request, a branch or a remote', async () => {
    await expect(call(merge, clone, [])).rejects.toMatchObject({ code: 'pull-request-none' });
    await expect(call(merge, clone, ['9'])).rejects.toMatchObject({ code: 'forge-not-found' });
    git(clone, 'switch', '-q', '--detach');
    await expect(call(propose, clone, [])).rejects.toMatchObject({ code: 'usage-branch' });
    git(clone, 'remote', 'remove', 'origin');
    await expect(call(propose, clone, ['faster'])).rejects.toMatchObject({ code: 'forge-remote-missing' });
  });
});
