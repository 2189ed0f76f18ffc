import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportOf, reviewedPlans } from '@dtaas/report';
import { beforeEach, describe, expect, it } from 'vitest';
import { call, report } from '../../testing/call.ts';
import { commit as commitIn, git, proposingClone } from '../../testing/proposing-clone.ts';
import { run as fetch } from '../look/fetch.ts';
import { run as review } from '../review/review.ts';
import { openForgeJob } from './job.ts';
import { run as merge } from './merge.ts';
import { run as propose } from './propose.ts';
import { run as revert } from './revert.ts';

let folder: string;
let clone: string;
let remote: string;
beforeEach(() => {
  ({ folder, clone, remote } = proposingClone());
});

const commit = (file: string, text: string) => commitIn(clone, file, text, `Write ${file}`);
async function merged(): Promise<void> {
  commit('speed.txt', 'fast');
  await call(propose, clone, []);
  await call(merge, clone, []);
}

describe('dtaas revert', () => {
  it('proposes to take back what was merged, once, and leaves the work tree as it is', async () => {
    await merged();
    const first = await report(revert, clone, ['1']);
    expect(first).toMatchObject({
      kind: 'RevertReport',
      reverts: 1,
      pullRequest: { number: 2, title: 'Revert "Write speed.txt"', head: { branch: 'revert-1' } },
    });
    expect(await report(revert, clone, ['1'])).toEqual(first);
    expect(git(remote, 'ls-tree', '--name-only', 'revert-1')).toBe('platform.yaml');
    expect(git(clone, 'status', '--porcelain', '--branch')).toMatch(/^## faster/);
    await call(merge, clone, ['2']);
    expect(git(remote, 'ls-tree', '--name-only', 'main')).toBe('platform.yaml');
    expect((await call(revert, clone, ['1'])).printed).toContain('merged already');
  });

  it('is refused with the reason', async () => {
    await expect(call(revert, clone, ['--force'])).rejects.toMatchObject({ code: 'usage-number' });
    commit('speed.txt', 'fast');
    await call(propose, clone, []);
    await expect(call(revert, clone, ['1'])).rejects.toMatchObject({ code: 'revert-not-merged' });
    await call(merge, clone, []);
    git(clone, 'push', '-q', 'origin', 'HEAD:revert-1');
    await expect(call(revert, clone, ['1'])).rejects.toMatchObject({ code: 'revert-branch-taken' });
    git(clone, 'push', '-q', 'origin', '--delete', 'revert-1');
    git(clone, 'pull', '-q', '--ff-only', 'origin', 'main');
    commit('speed.txt', 'faster still');
    git(clone, 'push', '-q', 'origin', 'HEAD:main');
    await expect(call(revert, clone, ['1'])).rejects.toMatchObject({ code: 'merge-conflict' });
  });
});

it('dtaas review --post writes to the pull request, and not after a later push', async () => {
  const head = commit('speed.txt', 'fast');
  await call(propose, clone, []);
  const parts = { digest: 'd', deploy: 'dtaas deploy' };
  const none = { changes: [], steps: [], remarks: [], errors: [] };
  const plan = reportOf('PlanReport', {
    ...parts,
    commit: head,
    twins: [{ twin: 'oven', verdict: 'act', ...none, digest: 'x' }],
  });
  for (const name of ['reports', 'plans']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'plans/plan.json'), JSON.stringify(plan));
  const options = {
    ...{ reports: join(folder, 'reports'), plans: join(folder, 'plans') },
    ...{ post: true, pullRequest: '1', commit: head },
  };
  expect(await call(review, clone, [], { options })).toMatchObject({ code: 0, noted: '' });
  const { signal } = new AbortController();
  const context = { cwd: clone, note: () => {}, signal };
  const { forge } = await openForgeJob(context);
  const text = (await forge.trustedComment({ number: 1 }, 'review')) ?? '';
  expect(reviewedPlans(text)).toMatchObject({ commit: head, plans: new Map([['oven', expect.any(String)]]) });
  expect(await forge.statuses(head)).toMatchObject([
    { name: 'dtaas', state: 'failure' },
    { name: 'dtaas/oven', state: 'success' },
  ]);
  const later = commit('more.txt', 'more');
  await call(propose, clone, []);
  writeFileSync(join(folder, 'plans/plan.json'), JSON.stringify({ ...plan, twins: [] }));
  const { code, noted } = await call(review, clone, [], { options });
  expect({ code, noted }).toEqual({ code: 0, noted: expect.stringContaining('not the head') });
  expect(await forge.trustedComment({ number: 1 }, 'review')).toBe(text);
  expect(await forge.statuses(later)).toEqual([]);
});

it('dtaas fetch brings nothing where the home is the clone, and says so', async () => {
  const { printed, noted } = await call(fetch, clone, []);
  expect(printed).toBe('Nothing is new.');
  expect(noted).toContain('home of the twins is this clone');
});
