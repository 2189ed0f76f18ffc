import { join } from 'node:path';
import { afterAll, beforeAll, describe, onTestFinished, vi } from 'vitest';
import * as recorded from '../../../platform/deploy/src/biography/recorded.ts';
import * as gitea from '../../../platform/forge/src/gitea/open-gitea.ts';
import * as protection from '../../../platform/forge/src/protection.ts';
import type { Person, TestRepository } from '../../../platform/forge/testing/contract/forge-under-test.ts';
import { type TestClone, testClone } from '../../../platform/forge/testing/contract/test-clone.ts';
import { giteaApi } from '../../../platform/forge/testing/gitea/api.ts';
import {
  type GiteaUnderTest,
  giteaUnderTest,
} from '../../../platform/forge/testing/gitea/gitea-under-test.ts';
import { hasGitea } from '../../../platform/forge/testing/gitea/server.ts';
import * as platform from '../../../platform/repository/src/index.ts';
import { fetchState, pushState } from '../../../platform/repository/testing/sync.ts';
import { temporaryFolder } from '../../../platform/repository/testing/temporary-repository.ts';
import { eventually } from '../machine.ts';
import { attack } from './attack.ts';
import { switchedOff } from './switched-off.ts';

// What people with accounts try at a real Gitea. The server decides what they may do, and the platform what counts.

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

type Change = readonly [file: string, source: string, instead: string];
const inForge = ([file, ...change]: Change) => [`forge/src/${file}`, ...change] as const;
const adapter = (...changes: readonly Change[]) =>
  switchedOff(gitea, 'forge/src/gitea/open-gitea.ts', ...changes.map(inForge));
const patterns = (missing: string) =>
  switchedOff(protection, 'forge/src/protection.ts', inForge(['protection.ts', missing, '']));
const homes = switchedOff(recorded, 'deploy/src/biography/recorded.ts', [
  'deploy/src/biography/recorded.ts',
  'recorded.home === home',
  'home',
]);

const [ours, theirs] = ['A twin is deleted.', 'Nothing is deleted.'];
const stateBranch = 'state/tank';

describe.skipIf(!hasGitea)('at a real Gitea, somebody', () => {
  let server: GiteaUnderTest;
  beforeAll(async () => {
    server = await giteaUnderTest();
  });
  afterAll(() => server?.stop());

  /** A repository of `owner`, to which `developer` may write. */
  async function scene({ openGitea }: typeof gitea = gitea) {
    const { apiUrl } = server.server;
    const repository = await server.repository();
    const { repository: name } = await repository.open('owner');
    const { markKey } = repository;
    return {
      ...repository,
      forge: openGitea({ apiUrl, repository: name, token: server.tokens.owner, markKey }),
      api: (as: Person, method: string, path: string, body?: object) =>
        giteaApi(apiUrl, `token ${server.tokens[as]}`, method, `/repos/${name}${path}`, body),
    };
  }
  type Scene = Awaited<ReturnType<typeof scene>>;

  attack(
    'who may write pushes to the branch of a twin',
    patterns("'state/*', 'state/**', "),
    async (platform) => mayPush(await scene(), platform, stateBranch),
  );

  attack(
    'who may write pushes to a branch state/a/b, which the pattern state/* leaves open',
    patterns("'state/**', "),
    async (platform) => mayPush(await scene(), platform, 'state/a/b'),
  );

  attack(
    'proposes the branch state/tank of a fork for that of the state, and somebody who may write merges it',
    adapter(['gitea/protection/rules.ts', 'enable_merge_whitelist: true', 'enable_merge_whitelist: false']),
    async (platform) => {
      const { forge, api, gitUrl, open } = await scene(platform);
      const owner = await cloneAt(gitUrl('owner'));
      const state = await owner.push(stateBranch, { 'status.json': '{}' });
      await forge.ensureProtection(protection.usualProtection('main', 'gitea'));
      // The fork has the branch, and nothing protects it there.
      const { repository: fork } = await (await open('stranger')).ensureFork();
      const stranger = await cloneAt(gitUrl('stranger', fork));
      await stranger.push(stateBranch, { 'status.json': '{"forged": true}' }, { on: state });
      const head = `stranger:${stateBranch}`;
      const { number } = await api('stranger', 'POST', '/pulls', {
        head,
        base: stateBranch,
        title: 'A gift',
      });
      // Gitea computes for some moments whether it conflicts.
      const merged = eventually(() =>
        api('developer', 'POST', `/pulls/${number}/merge`, { Do: 'merge' }).catch((error: unknown) => {
          if (!String(error).includes('Please try again later')) throw error;
        }),
      );
      return succeeds(merged);
    },
  );

  attack(
    'who may comment repeats the mark of the platform before a text of theirs',
    adapter(['signed-comment.ts', 'comments.find(', 'comments.findLast(']),
    async (platform) => {
      const { forge, byHand, ...at } = await scene(platform);
      const on = await pullRequest(at, 'change');
      const { body } = await forge.ensureComment(on, { topic: 'review', body: ours });
      await byHand.comment('stranger', on, body.replace(ours, theirs));
      return (await forge.trustedComment(on, 'review')) !== ours;
    },
  );

  attack(
    'who may comment copies the comment of the platform from another pull request',
    adapter([
      'mark.ts',
      "mac(key, 'place', repository.toLowerCase(), conversation, topic)",
      "mac(key, 'place', repository.toLowerCase(), topic)",
    ]),
    async (platform) => {
      const { forge, byHand, ...at } = await scene(platform);
      const [harmless, deleting] = [await pullRequest(at, 'harmless'), await pullRequest(at, 'deleting')];
      const { body } = await forge.ensureComment(harmless, { topic: 'review', body: theirs });
      await byHand.comment('stranger', deleting, body);
      return (await forge.trustedComment(deleting, 'review')) === theirs;
    },
  );

  attack(
    'who may write edits the comment of the platform',
    adapter([
      'mark.ts',
      "isEqual(found.groups['text'] ?? '', mac(key, 'text', where, text)) ? text",
      'found ? text',
    ]),
    async (platform) => {
      const { forge, byHand, ...at } = await scene(platform);
      const on = await pullRequest(at, 'change');
      const { id, body } = await forge.ensureComment(on, { topic: 'review', body: ours });
      // A collaborator may edit the comments of others.
      await byHand.editComment('developer', on, id, body.replace(ours, theirs));
      return (await forge.trustedComment(on, 'review')) === theirs;
    },
  );

  attack(
    'who may write moves the ref of the home, so that the next job takes the twins for its own',
    homes,
    async (platform) => takesOver(await scene(), platform, ['--force', 'origin', 'refs/dtaas/home']),
  );

  attack(
    'who may write deletes the ref of the home, so that the next job takes the twins for its own',
    homes,
    async (platform) => takesOver(await scene(), platform, ['origin', ':refs/dtaas/home']),
  );

  async function mayPush({ forge, gitUrl }: Scene, { usualProtection }: typeof protection, branch: string) {
    await forge.ensureProtection(usualProtection('main', 'gitea'));
    return succeeds((await cloneAt(gitUrl('developer'))).push(branch, { 'status.json': '{}' }));
  }

  /** Whether a job from a fresh clone acts on a twin of the home that was, after somebody has pushed so. */
  async function takesOver({ forge, gitUrl }: Scene, { expectOwnHome }: typeof recorded, push: string[]) {
    const owner = await clonedFrom(gitUrl('owner'));
    const { id } = await platform.home(owner, { shared: true });
    const status = JSON.stringify({ home: id });
    const event = { event: 'deployed', subject: 'Deploy', files: { status } };
    await platform.appendEvent(owner, 'tank', event, null);
    await pushState(owner, 'origin', ['tank']);
    await forge.ensureProtection(protection.usualProtection('main', 'gitea'));
    const attacker = await clonedFrom(gitUrl('developer'));
    await platform.home(attacker, { shared: true });
    // Nothing protects such a ref, so this works.
    await attacker.git.run(['push', '-q', ...push]);
    const job = await clonedFrom(gitUrl('owner'));
    await fetchState(job, 'origin');
    const { id: home } = await platform.home(job, { shared: true });
    if (home === id) throw new Error('The home did not change.');
    const tip = await platform.readTip(job, 'tank');
    const world = { home } as Parameters<typeof expectOwnHome>[0];
    const state = { twin: 'tank', recorded: tip?.status } as unknown as Parameters<typeof expectOwnHome>[1];
    return succeeds((async () => expectOwnHome(world, state))());
  }
});

async function cloneAt(url: string): Promise<TestClone> {
  const clone = await testClone(url);
  onTestFinished(() => clone.remove());
  return clone;
}

async function clonedFrom(url: string): Promise<platform.Repository> {
  const folder = join(temporaryFolder(), 'clone');
  const { git } = await platform.openRepository(process.cwd());
  await git.run(['clone', '-q', url, folder]);
  return platform.openRepository(folder);
}

/** A pull request of `developer`. */
async function pullRequest({ gitUrl, open }: Pick<TestRepository, 'gitUrl' | 'open'>, branch: string) {
  await (await cloneAt(gitUrl('developer'))).push(branch, { [branch]: '' });
  const { number } = await (await open('developer')).ensurePullRequest({
    ...{ head: branch, base: 'main', title: branch, body: '' },
  });
  return { number };
}

function succeeds(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}
