import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Forge, PullRequest } from '../../../platform/forge/src/forge.ts';
import { programOnPath } from '../../../platform/processes/src/index.ts';
import { keptComponent } from '../../../platform/processes/testing/kept-component.ts';
import { counterPlatform, counterTwin, type Status } from '../counter.ts';
import { hasEngine } from '../machine.ts';
import { assetTest } from '../pipelines/small-repository.ts';
import { type GithubOrganisation, githubOrganisation } from './github-organisation.ts';

const act = keptComponent('act');
// The workflows would install it.
const hasSandbox = programOnPath('bwrap') !== undefined;
const hasSsh = programOnPath('ssh-keygen') !== undefined;

const { 'platform.yaml': _, ...all } = counterPlatform();
const twin = counterTwin('counter');
const files = Object.fromEntries(Object.entries(all).filter(([path]) => !(path in twin)));

// One life of a repository, one workflow after the other, each as a whole. Who starts them is this test, in place of GitHub.
describe
  .skipIf(!act || !hasSandbox || !hasSsh || !hasEngine())
  .sequential("GitHub's workflows, executed by act at the tests' GitHub", { timeout: 600_000 }, () => {
    let organisation: GithubOrganisation;
    let added: PullRequest;
    beforeAll(async () => {
      organisation = await githubOrganisation(act ?? '', files);
    }, 300_000);
    afterAll(() => organisation?.remove(), 60_000);

    /** Pushes a change of main to a branch, also of a fork, and opens its pull request. */
    async function proposed(
      branch: string,
      change: Readonly<Record<string, string>>,
      { by, without = [] }: { readonly by?: string; readonly without?: readonly string[] } = {},
    ): Promise<PullRequest> {
      const { clone, git, push, forge, forgeOf } = organisation;
      await git('fetch', '-q', 'origin');
      await git('switch', '-q', '-c', branch, 'origin/main');
      if (without.length > 0) await git('rm', '-r', '-q', ...without);
      await clone.commit(change);
      await push(branch, by);
      const head = by === undefined ? branch : `${by}/twins:${branch}`;
      const own = by === undefined ? forge : await forgeOf(by);
      return own.ensurePullRequest({ head, base: 'main', title: `Change ${branch}`, body: '' });
    }

    /** What GitHub starts for a pull request: its own jobs, and when they have ended, the review. */
    async function reviewed({ number, base, head }: PullRequest, isForeign = false) {
      const pull = {
        number,
        base: { sha: base.commit, ref: 'main' },
        head: { sha: head.commit, ref: head.branch },
      };
      const own = await organisation.execute({
        ...{ workflow: 'pull-request.yml', event: 'pull_request', at: `refs/pull/${number}/head`, isForeign },
        payload: { action: 'opened', number, pull_request: pull },
      });
      const ended = { id: own.id, name: 'Pull request', event: 'pull_request', head_sha: head.commit };
      const review = await organisation.execute({
        ...{ workflow: 'review.yml', event: 'workflow_run' },
        payload: { action: 'completed', workflow_run: ended },
      });
      expect(review.code, review.output).toBe(0);
      return { own, review };
    }

    /** Merges a pull request, and deploys main. */
    async function merged(forge: Forge, { number, base, head }: PullRequest) {
      const { mergeCommit } = await forge.merge(number, { head: head.commit });
      const payload = { ref: 'refs/heads/main', before: base.commit, after: mergeCommit };
      return organisation.execute({ workflow: 'deploy.yml', event: 'push', payload });
    }

    async function commanded(number: number, body: string) {
      const { forge, execute } = organisation;
      const { id } = await forge.ensureLastComment({ number }, body);
      const { state } = await forge.pullRequest(number);
      const issue = { number, state: state === 'open' ? 'open' : 'closed', pull_request: { url: '' } };
      const comment = { id: Number(id), body, user: { login: 'maintainer' } };
      const repository = { full_name: 'plant/twins' };
      const payload = { action: 'created', issue, comment, repository };
      return execute({ workflow: 'command.yml', event: 'issue_comment', payload });
    }

    const said = async (number: number) =>
      (await organisation.forge.comments({ number })).map(({ body }) => body);
    const summary = async (commit: string) =>
      (await organisation.forge.statuses(commit)).find(({ name }) => name === 'dtaas');
    const tip = () => organisation.repository.bare.tip('refs/heads/state/counter');

    it('review a twin that is new', async () => {
      added = await proposed('counter', twin);
      const { own, review } = await reviewed(added);
      expect(own.code, own.output).toBe(0);
      expect(await summary(added.head.commit), review.output).toMatchObject({ state: 'success' });
      const comments = await said(added.number);
      expect(comments).toHaveLength(1);
      expect(comments[0]).toContain('new twin counter');
      expect(comments[0]).toContain('Digests of the plans');
    });

    it('deploy it after the merge, and publish its versions', async () => {
      const { forge, repository } = organisation;
      const { code, output } = await merged(forge, added);
      expect(code, output).toBe(0);
      expect((await said(added.number)).join('\n')).toMatch(/Deployment of[\s\S]*Healthy/);
      expect(await repository.bare.tip('refs/tags/twins/counter@1.0.0'), output).toBeDefined();
      expect(await tip()).toBeDefined();
      const [running] = (await organisation.clone.ask<Status>('status', 'counter')).twins;
      expect(running?.health).toBe('Healthy');
    });

    it('save it at night', async () => {
      const before = await tip();
      const { code, output } = await organisation.execute({
        ...{ workflow: 'save.yml', event: 'schedule', payload: {} },
      });
      expect(code, output).toBe(0);
      expect(await tip(), output).not.toBe(before);
    });

    it('save it when somebody comments so', async () => {
      const before = await tip();
      const { code, output } = await commanded(added.number, '/dtaas save counter');
      expect(code, output).toBe(0);
      expect(await tip(), output).not.toBe(before);
      expect((await said(added.number)).at(-1)).toContain('What the operation did');
    });

    it('review a test that fails, and verify it again when somebody comments so', async () => {
      const broken = await proposed('pump', {
        'assets/functions/pump/test.mjs': assetTest('the pump is dry'),
      });
      const { own, review } = await reviewed(broken);
      expect(own.code).toBe(1);
      expect(await summary(broken.head.commit), review.output).toMatchObject({ state: 'failure' });
      expect((await said(broken.number))[0]).toContain('the pump is dry');
      const { output } = await commanded(broken.number, '/dtaas verify');
      const comments = await said(broken.number);
      expect(comments, output).toHaveLength(3);
      expect(comments[2], output).toContain('is in the comment of the review');
    });

    it("review a stranger's fork by main's code, and plan it again when somebody comments so", async () => {
      const gift = await proposed(
        'gift',
        { ...counterTwin('gift'), 'assets/functions/pump/test.mjs': assetTest('a leak') },
        { by: 'stranger' },
      );
      const { own, review } = await reviewed(gift, true);
      expect(own.code).toBe(1);
      expect(await summary(gift.head.commit), review.output).toMatchObject({ state: 'failure' });
      const [comment = '', ...others] = await said(gift.number);
      expect(others).toEqual([]);
      expect(comment).toContain('a leak');
      expect(comment).toContain('new twin gift');
      const { output } = await commanded(gift.number, '/dtaas plan');
      expect((await said(gift.number)).at(-1), output).toContain('is in the comment of the review');
    });

    it('bring it back to a snapshot when somebody comments so', async () => {
      const { clone, git } = organisation;
      await git(
        'fetch',
        '-q',
        'origin',
        '+refs/dtaas/*:refs/dtaas/*',
        '+refs/heads/state/*:refs/heads/state/*',
      );
      const { snapshots } = await clone.ask<{ snapshots: readonly { name: string }[] }>(
        'snapshots',
        'counter',
      );
      const oldest = snapshots.at(-1)?.name;
      const { code, output } = await commanded(added.number, `/dtaas restore counter ${oldest}`);
      expect(code, output).toBe(0);
      expect((await said(added.number)).at(-1), output).toContain(oldest);
    });

    it('remove it when somebody approves, since who merged may not', async () => {
      const gone = await proposed('gone', {}, { without: ['twins/counter'] });
      await reviewed(gone);
      const { output } = await merged(await organisation.forgeOf('olga'), gone);
      expect((await said(gone.number)).at(-1), output).toContain('/dtaas approve');
      expect(organisation.running()).not.toEqual([]);
      const approved = await commanded(gone.number, '/dtaas approve');
      expect(approved.code, approved.output).toBe(0);
      expect((await said(gone.number)).join('\n')).toContain('<code>counter</code>: <code>terminated</code>');
      expect(organisation.running()).toEqual([]);
    });

    it('publish nothing if a test on main fails', async () => {
      const { clone, git, repository, execute } = organisation;
      await git('fetch', '-q', 'origin');
      await git('switch', '-q', '-c', 'leak', 'origin/main');
      const asset = 'assets/functions/pump/asset.yaml';
      const text = await git('show', `HEAD:${asset}`);
      await clone.commit({
        [asset]: `${text.replace('version: 0.1.0', 'version: 0.2.0')}\n`,
        'assets/functions/pump/test.mjs': assetTest('a leak'),
      });
      // Past the protection of main, as its administrator may.
      await git('push', '-q', repository.bare.folder, 'leak:main');
      const { code, output } = await execute({ workflow: 'deploy.yml', event: 'schedule', payload: {} });
      expect(code, output).toBe(1);
      expect(output).toContain('Success - Main ./actions/deploy');
      expect(await repository.bare.tip('refs/tags/functions/pump@0.2.0'), output).toBeUndefined();
    });
  });
