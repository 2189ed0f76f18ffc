import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  dockerMachine,
  hereHost,
  imageForDeployments,
} from '../../../platform/deploy/testing/docker-machine.ts';
import { hasAct } from '../../../platform/forge/testing/gitea/runner/runner.ts';
import { hasGitea } from '../../../platform/forge/testing/gitea/server.ts';
import { attempt, programOnPath } from '../../../platform/processes/src/index.ts';
import { counterPlatform, counterTwin, type Status } from '../counter.ts';
import { eventually } from '../machine.ts';
import { assetTest } from '../pipelines/small-repository.ts';
import type { Browser, PullRequest } from './browser.ts';
import { giteaOrganisation, type Organisation } from './organisation.ts';

// The jobs would install it.
const hasSandbox = programOnPath('bwrap') !== undefined;
const image = hasSandbox ? await imageForDeployments() : undefined;
const docker = dockerMachine(hereHost(), image ?? '');

const { 'README.md': readme = '', ...platform } = counterPlatform();
const assetFile = 'assets/functions/counter/asset.yaml';
/** A function that counts, with a test. */
const counter = (test: string) => ({
  [assetFile]: `${platform[assetFile]}  test: {command: [node, --test, test.mjs]}\n`,
  'assets/functions/counter/README.md': '# Counter\n',
  'assets/functions/counter/main.mjs': platform['assets/functions/counter/main.mjs'],
  'assets/functions/counter/test.mjs': test,
});
/** A twin in a container that uses it. */
const twin = (stride: number, version: string, name = 'counter') => ({
  [`twins/${name}/README.md`]: '# Counter\n',
  [`twins/${name}/twin.yaml`]: counterTwin(name, { stride })
    [`twins/${name}/twin.yaml`]?.replace('version: 1.0.0', `version: ${version}`)
    .replace('flavour: process', 'flavour: container'),
});

// One life of a repository, one step after the other. Nobody has a clone or the command line.
describe
  .skipIf(!hasGitea || !hasAct || !image)
  .sequential('with a browser, on a real Gitea', { timeout: 900_000 }, () => {
    let organisation: Organisation;
    let maintainer: Browser;
    let twinChange: PullRequest;
    beforeAll(async () => {
      organisation = await giteaOrganisation({ files: { 'README.md': readme }, place: docker.place });
      maintainer = organisation.browser('maintainer');
    }, 300_000);
    afterAll(async () => {
      if (organisation === undefined) return;
      const home = attempt(() => organisation.home());
      await organisation.remove();
      if (home !== undefined) await docker.clear(home);
    }, 60_000);

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
    /** Waits for what jobs do, as long as none has failed. */
    const until = <T>(look: () => Promise<T>) =>
      eventually(() => {
        organisation.expectNoFailure();
        return look();
      }, 600_000);
    /** What the platform says on a pull request, under a heading. */
    const said = (number: number, text: string) =>
      until(async () => (await maintainer.comments(number)).find(({ body }) => body.includes(text)));

    it('publishes an asset, whose test was red first', async () => {
      const { number, commit } = await maintainer.propose(
        'asset',
        'Add a function that counts',
        counter(assetTest('the counter is stuck')),
      );
      expect(await maintainer.review(commit), logs()).toMatchObject({ state: 'failure' });
      await expect(maintainer.merge(number)).rejects.toThrow('Not all required status checks successful');
      const mended = await maintainer.edit('asset', 'Mend the test', {
        'assets/functions/counter/test.mjs': assetTest(),
      });
      expect(await maintainer.review(mended), logs()).toMatchObject({ state: 'success' });
      const comments = await maintainer.comments(number);
      expect(comments).toHaveLength(1);
      expect(comments[0]?.body).not.toContain('the counter is stuck');
      await maintainer.merge(number);
      await until(async () => (await maintainer.tags()).includes('functions/counter@1.0.0'));
    });

    it('makes a twin of it, whose lock the platform writes, and which lives in a container', async () => {
      const { number, commit } = await maintainer.propose('twin', 'Add a counter', twin(1, '1.0.0'));
      expect(await maintainer.review(commit), logs()).toMatchObject({ state: 'failure' });
      expect((await maintainer.comments(number))[0]?.body).toContain('**`counter`** has no twin.lock');
      await maintainer.comment(number, '/dtaas lock');
      const locked = await until(async () => {
        const head = await maintainer.head(number);
        return head === commit ? undefined : head;
      });
      expect(await maintainer.review(locked), logs()).toMatchObject({ state: 'success' });
      await maintainer.merge(number);
      expect((await said(number, 'Deployment of')).body).toContain('Healthy');
      expect(docker.runners(organisation.home())).toHaveLength(1);
      expect(organisation.machine.runners()).toEqual([]);
    });

    it('changes a twin, which runs as the comment said', async () => {
      twinChange = await maintainer.propose('faster', 'Count by two', twin(2, '1.1.0'));
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
      await until(async () => (await tip()) !== before);
      await expect(
        maintainer.edit('state/counter', 'Forge the state', { 'status.json': '{}' }),
      ).rejects.toThrow('user cannot commit');
      await said(twinChange.number, 'What the operation did');
    });

    it("reviews a stranger's fork by main's code, while its own jobs are held", async () => {
      const stranger = await organisation.fork('stranger');
      const { number, commit } = await stranger.propose('gift', 'Improve the counter', {
        'assets/functions/counter/test.mjs': assetTest('a gift'),
        ...twin(3, '1.0.0', 'gift'),
      });
      const held = jobs().filter((job) => job.startsWith('pull-request.yml'));
      expect(await maintainer.review(commit), logs()).toMatchObject({ state: 'failure' });
      const comments = await maintainer.comments(number);
      expect(comments).toHaveLength(1);
      expect(comments[0]?.body).toContain('a gift');
      // The platform cannot write the lock of the new twin to the fork.
      expect(comments[0]?.body).toContain('paste these texts');
      expect(jobs().filter((job) => job.startsWith('pull-request.yml'))).toEqual(held);
    });

    it('takes the change back, and the twin goes on from its last snapshot', async () => {
      const before = await count();
      const { number, commit } = await maintainer.propose('slower', 'Count by one again', twin(1, '1.0.0'));
      expect(await maintainer.review(commit), logs()).toMatchObject({ state: 'success' });
      await maintainer.merge(number);
      await said(number, 'Deployment of');
      expect(await count()).toBeGreaterThanOrEqual(before);
    });
  });
