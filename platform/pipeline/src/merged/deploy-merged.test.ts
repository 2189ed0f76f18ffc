import { plan } from '@dtaas/deploy';
import { sourceOf } from '@dtaas/deploy/testing/memory-source';
import { type MemoryWorld, memoryWorld } from '@dtaas/deploy/testing/memory-world';
import { fingerprintOf } from '@dtaas/model';
import { reviewedPlans, withPlans } from '@dtaas/report';
import type { Repository } from '@dtaas/repository';
import { commitFiles, temporaryRepository } from '@dtaas/repository/testing/temporary-repository';
import { beforeEach, describe, expect, it } from 'vitest';
import { mergedPullRequest, type ToldForge, toldForge } from '../../testing/told-forge.ts';
import { deployMain } from './deploy-merged.ts';

type Source = ReturnType<typeof sourceOf>;

let world: MemoryWorld;
let forge: ToldForge;
let repository: Repository;
beforeEach(async () => {
  world = memoryWorld();
  forge = toldForge();
  repository = await temporaryRepository({ 'README.md': '1' });
});

const begin = sourceOf({ a: {}, b: {} });
const changed = sourceOf({ a: { setpoint: 36 }, b: {} });
const without = sourceOf({ b: {} });

/** Merges a pull request that changes these twins of the history; answers its head and the merge. */
async function merge(number: number, twins: readonly string[]): Promise<{ head: string; commit: string }> {
  const { git } = repository;
  await git.run(['checkout', '-q', '-B', 'change']);
  const files = twins.map((twin) => [`twins/${twin}`, String(number)]);
  const head = await commitFiles(repository, Object.fromEntries(files));
  await git.run(['checkout', '-q', 'main']);
  const as = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  await git.run([...as, 'merge', '-q', '--no-ff', '-m', 'Merge', 'change']);
  const commit = await git.text(['rev-parse', 'HEAD']);
  forge.merged.set(commit, mergedPullRequest(number, head, commit));
  return { head, commit };
}

/** Writes the comment of a review, as it is for the world as it is. */
async function review(number: number, head: string, source: Source): Promise<void> {
  const { twins } = await plan(world, source, { twins: [], preview: false });
  const plans = new Map(twins.map(({ twin, digest = '' }) => [twin, fingerprintOf(digest)]));
  forge.comments.set(`${number} review`, withPlans({ commit: head, plans }, '### Review'));
}

async function deploy(source: Source, approved?: ReadonlyMap<string, string>) {
  const affected = async (before: string, after: string) => {
    const paths = await repository.git.text(['diff', '--name-only', before, after, '--', 'twins']);
    return paths.split('\n').map((path) => path.slice('twins/'.length));
  };
  const report = await deployMain(world, source, {
    repository,
    forge,
    main: await repository.git.text(['rev-parse', 'main']),
    affected,
    mayApprove: async (account) => account === 'grace',
    push: false,
    announce: () => {},
    report: () => {},
    ...(approved ? { approved } : {}),
  });
  return report.twins.map(({ twin, basis, waits, outcome }) => ({
    twin,
    basis,
    waits,
    outcome: outcome?.outcome,
  }));
}

describe('a merge', () => {
  it('is deployed as its review showed it, and its pull request is told', async () => {
    await deploy(begin);
    const { head } = await merge(7, ['a']);
    await review(7, head, changed);
    expect(await deploy(changed)).toEqual([{ twin: 'a', basis: 'reviewed', waits: false, outcome: 'done' }]);
    expect(forge.comments.get('7 deployment')).toContain('deployed');
    expect(forge.issues).toEqual(new Map());
  });

  it('is not reviewed by a plan of an earlier commit of its branch', async () => {
    await deploy(begin);
    await merge(7, ['a']);
    await review(7, 'd'.repeat(40), changed);
    expect(await deploy(changed)).toMatchObject([{ twin: 'a', basis: 'moved', outcome: 'done' }]);
  });

  it('of several pull requests before a job compares each twin with its own', async () => {
    await deploy(begin);
    const first = await merge(7, ['a']);
    await review(7, first.head, changed);
    const second = await merge(8, ['b']);
    const both = sourceOf({ a: { setpoint: 36 }, b: { setpoint: 37 } });
    await review(8, second.head, both);
    expect(await deploy(both)).toMatchObject([
      { twin: 'a', basis: 'reviewed', outcome: 'done' },
      { twin: 'b', basis: 'reviewed', outcome: 'done' },
    ]);
  });

  it.each(['reviewed', 'moved'])(
    'is told by the next job if the forge was lost after its %s plan was deployed',
    async (basis) => {
      await deploy(begin);
      const { head } = await merge(7, ['a']);
      await review(7, basis === 'reviewed' ? head : 'd'.repeat(40), changed);
      const { ensureComment } = forge;
      forge.ensureComment = async (on, comment) => {
        if (comment.body.includes('deployed')) throw new Error('the forge is lost');
        return ensureComment(on, comment);
      };
      await expect(deploy(changed)).rejects.toThrow('the forge is lost');
      expect(forge.comments.get('7 deployment') ?? '').not.toContain('deployed');
      forge.ensureComment = ensureComment;
      expect(await deploy(changed)).toEqual([]);
      expect(forge.comments.get('7 deployment')).toMatch(/Every twin is as `[0-9a-f]{10}` says/);
      expect(forge.comments.get('7 deployment')).not.toContain('begun');
      forge.requests = 0;
      await deploy(changed);
      expect(forge.requests).toBe(3);
    },
  );

  it('that changes no twin, or that nobody reviewed, is told nothing', async () => {
    await deploy(begin);
    await merge(7, ['a']);
    await deploy(begin);
    await merge(8, []);
    await deploy(begin);
    expect([...forge.comments.keys()]).toEqual([]);
  });

  it('costs requests for its pull request, not for its twins', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `t${at}`);
    const many = sourceOf(Object.fromEntries(names.map((name) => [name, {}])));
    const { head } = await merge(7, names);
    await review(7, head, many);
    expect(await deploy(many)).toHaveLength(30);
    expect(forge.requests).toBe(4);
  });

  it('is read once more from a forge whose lists do not say who merged, and approves what it deletes', async () => {
    await deploy(begin);
    const { head } = await merge(7, ['a']);
    await review(7, head, without);
    forge.listsMergers = false;
    forge.requests = 0;
    expect(await deploy(without)).toMatchObject([{ basis: 'reviewed', waits: false, outcome: 'done' }]);
    expect(forge.requests).toBe(5);
  });
});

describe('a loss that nobody has seen', () => {
  it('waits, is shown in the pull request, and happens once exactly that plan is approved', async () => {
    await deploy(begin);
    const { head } = await merge(7, ['a']);
    // Another merge changes what exists before the job runs.
    await review(7, head, without);
    await deploy(changed);
    expect(await deploy(without)).toEqual([{ twin: 'a', basis: 'moved', waits: true, outcome: 'confirm' }]);
    const told = forge.comments.get('7 deployment') ?? '';
    expect(told).toContain('Waiting for approval');
    expect(told).toContain('/dtaas approve');
    const approved = reviewedPlans(told)!.plans;
    expect(await deploy(without, approved)).toMatchObject([{ basis: 'approved', outcome: 'done' }]);
    expect(forge.comments.get('7 deployment')).not.toContain('Waiting');
  });

  it('waits also where the review showed it, if the one who merged may not approve it', async () => {
    await deploy(begin);
    const { head, commit } = await merge(7, ['a']);
    await review(7, head, without);
    forge.merged.set(commit, { ...mergedPullRequest(7, head, commit), mergedBy: 'eve' });
    expect(await deploy(without)).toMatchObject([{ basis: 'reviewed', waits: true }]);
  });
});

describe('a deployment that fails', () => {
  it('opens one issue that says why and how to take the merge back, and closes it when all twins are well', async () => {
    await deploy(begin);
    const { head } = await merge(7, ['a', 'b']);
    const both = sourceOf({ a: { setpoint: 36 }, b: { setpoint: 36 } });
    await review(7, head, both);
    const problem = { problemsOf: (twin: string) => (twin === 'a' ? [wrong] : []) };
    expect(await deploy({ ...both, ...problem })).toMatchObject([
      { twin: 'a', outcome: 'refused' },
      { twin: 'b', outcome: 'done' },
    ]);
    const issue = forge.issues.get('deployment-failures');
    expect(issue).toMatchObject({
      state: 'open',
      body: expect.stringContaining('pull request #7, run `dtaas revert 7`'),
    });
    expect(issue?.body).toContain('field-unknown');
    expect(await deploy(both)).toMatchObject([{ twin: 'a', outcome: 'done' }]);
    expect(forge.issues.get('deployment-failures')).toMatchObject({ state: 'closed' });
  });
});

const wrong = {
  severity: 'error',
  code: 'field-unknown',
  file: 'twins/a/twin.yaml',
  line: 3,
  column: 1,
  message: '`setpont` is not a field of `spec`',
  hint: '',
} as const;
