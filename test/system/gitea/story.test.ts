import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasAct } from '../../../platform/forge/testing/gitea/runner/runner.ts';
import { hasGitea } from '../../../platform/forge/testing/gitea/server.ts';
import { programOnPath } from '../../../platform/processes/src/index.ts';
import { counterPlatform, counterTwin, type Status } from '../counter.ts';
import { eventually, hasEngine } from '../machine.ts';
import { assetTest } from '../pipelines/small-repository.ts';
import type { Browser, PullRequest } from './browser.ts';
import { giteaOrganisation, type Organisation } from './organisation.ts';

// The jobs would install it.
const hasSandbox = programOnPath('bwrap') !== undefined;
const twinFile = 'twins/counter/twin.yaml';
const meter = (test: string) => ({
  'assets/functions/meter/asset.yaml': `apiVersion: dtaas/v1
kind: Function
metadata: {name: meter, version: 0.1.0, title: Meter, license: MIT, owners: [maintainer]}
spec: {test: {command: [node, --test, test.mjs]}}
`,
  'assets/functions/meter/README.md': '# Meter\n',
  'assets/functions/meter/test.mjs': test,
});

/** What is published may not change without another version. */
const faster = counterTwin('counter', { stride: 2 })[twinFile]?.replace('version: 1.0.0', 'version: 1.1.0');

/** The platform and its twin; the platform's own file is the organisation's. */
const { 'platform.yaml': _, ...files } = counterPlatform();

// One life of a repository, one step after the other. Nobody has a clone or the command line.
describe
  .skipIf(!hasGitea || !hasAct || !hasSandbox || !hasEngine())
  .sequential('with a browser, on a real Gitea', { timeout: 900_000 }, () => {
    let organisation: Organisation;
    let maintainer: Browser;
    let twinChange: PullRequest;
    beforeAll(async () => {
      organisation = await giteaOrganisation({ files });
      maintainer = organisation.browser('maintainer');
    }, 300_000);
    afterAll(() => organisation?.remove(), 60_000);

    const jobs = () =>
      organisation.runner.ended.map(
        ({ workflow, job, event, result }) => `${workflow} ${job} ${event} ${result}`,
      );
    const logs = () => organisation.runner.ended.map(({ log }) => log).join('\n');
    const count = async () => {
      const [twin] = (await organisation.clone.ask<Status>('status', 'counter')).twins;
      expect(twin?.health).toBe('Healthy');
      return twin?.values?.['counter.count']?.value ?? 0;
    };
    /** What the platform says on a pull request, under a heading. */
    const said = (number: number, text: string) =>
      eventually(async () => {
        organisation.expectNoFailure();
        return (await maintainer.comments(number)).find(({ body }) => body.includes(text));
      }, 600_000);

    it('publishes an asset, whose test was red first', async () => {
      const { number, commit } = await maintainer.propose(
        'meter',
        'Add a meter',
        meter(assetTest('the meter is stuck')),
      );
      expect(await maintainer.review(commit), logs()).toMatchObject({ state: 'failure' });
      await expect(maintainer.merge(number)).rejects.toThrow('Not all required status checks successful');
      const mended = await maintainer.edit('meter', 'Mend the test', {
        'assets/functions/meter/test.mjs': assetTest(),
      });
      expect(await maintainer.review(mended), logs()).toMatchObject({ state: 'success' });
      const comments = await maintainer.comments(number);
      expect(comments).toHaveLength(1);
      expect(comments[0]?.body).not.toContain('the meter is stuck');
      await maintainer.merge(number);
      await eventually(async () => (await maintainer.tags()).includes('functions/meter@0.1.0'), 600_000);
    });

    it('changes a twin, which runs as the comment said', async () => {
      twinChange = await maintainer.propose('faster', 'Count by two', { [twinFile]: faster });
      expect(await maintainer.review(twinChange.commit), logs()).toMatchObject({ state: 'success' });
      const comments = await maintainer.comments(twinChange.number);
      expect(comments).toHaveLength(1);
      expect(comments[0]?.body).toMatch(/counter\.stride: 1 to 2/);
      expect(comments[0]?.body).toMatch(/Digests of the plans/);
      await maintainer.merge(twinChange.number);
      const { body } = await said(twinChange.number, 'Deployment of');
      expect(body).toContain('Healthy');
      expect(await count()).toBeGreaterThan(0);
    });

    it('has its state saved on its branch, which only the deploy key writes', async () => {
      const tip = async () =>
        ((await maintainer.api('GET', '/branches/state/counter')) as { commit: { id: string } }).commit.id;
      const before = await tip();
      await maintainer.comment(twinChange.number, '/dtaas save counter');
      await eventually(async () => (await tip()) !== before, 600_000);
      await expect(
        maintainer.edit('state/counter', 'Forge the state', { 'status.json': '{}' }),
      ).rejects.toThrow('user cannot commit');
      await said(twinChange.number, 'What the operation did');
    });

    it("reviews a stranger's fork by main's code, while its own jobs are held", async () => {
      const stranger = await organisation.fork('stranger');
      const { number, commit } = await stranger.propose('gift', 'Improve the meter', {
        'assets/functions/meter/test.mjs': assetTest('a gift'),
      });
      const held = jobs().filter((job) => job.startsWith('pull-request.yml'));
      expect(await maintainer.review(commit), logs()).toMatchObject({ state: 'failure' });
      const comments = await maintainer.comments(number);
      expect(comments).toHaveLength(1);
      expect(comments[0]?.body).toContain('a gift');
      expect(jobs().filter((job) => job.startsWith('pull-request.yml'))).toEqual(held);
    });

    it('takes the change back, and the twin goes on from its last snapshot', async () => {
      const before = await count();
      const { number, commit } = await maintainer.propose('slower', 'Count by one again', {
        [twinFile]: files[twinFile],
      });
      expect(await maintainer.review(commit), logs()).toMatchObject({ state: 'success' });
      await maintainer.merge(number);
      await said(number, 'Deployment of');
      expect(await count()).toBeGreaterThanOrEqual(before);
    });
  });
