import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestRepository } from '../../../platform/forge/testing/contract/forge-under-test.ts';
import {
  type GitLabUnderTest,
  startGitLabUnderTest,
} from '../../../platform/forge/testing/gitlab/gitlab-under-test.ts';
import { programOnPath } from '../../../platform/processes/src/index.ts';
import { keptComponent } from '../../../platform/processes/testing/kept-component.ts';
import { assetTest, smallRepository } from '../pipelines/small-repository.ts';
import { runPipeline } from './gitlab-ci-local.ts';
import { pipelines } from './small-project.ts';

const program = keptComponent('gitlab-ci-local') ?? '';
const canRun = program !== '' && programOnPath('rsync') !== undefined && programOnPath('bwrap') !== undefined;

let folder: string;
let gitlab: GitLabUnderTest;
let repository: TestRepository;
beforeAll(async () => {
  gitlab = await startGitLabUnderTest();
});
afterAll(() => gitlab.stop());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-gitlab-'));
  repository = await gitlab.repository();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Tells what it sees of the job: its environment, that of its parents, and files in which a job has its token. */
const spy = `import { test } from 'node:test';
import { readdirSync, readFileSync } from 'node:fs';
const read = (path) => { try { return readFileSync(path, 'utf8'); } catch { return ''; } };
const processes = readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name));
const files = [CONFIG, ...processes.flatMap((id) => ['/proc/' + id + '/environ', '/proc/' + id + '/cmdline'])];
const seen = JSON.stringify([process.env, ...files.map(read)]);
test('it looks around', () => {
  throw new Error('the spy saw ' + (seen.match(/glpat-[a-z]+|key of the tests of GitLab/g) ?? 'nothing'));
});
`;

/** A project at the tests' GitLab, whose main has the pipeline and two assets. */
async function project() {
  const small = smallRepository(folder, pipelines);
  const { clone, git, write, commit } = small;
  const owner = await repository.open('owner');
  // The server is in this process, so nothing may wait for it in a call that blocks.
  const exchange = (...words: string[]) => promisify(execFile)('git', words, { cwd: clone });
  git('remote', 'add', 'origin', repository.gitUrl('owner'));
  await exchange('fetch', '-q', 'origin');
  git('remote', 'set-head', 'origin', 'main');
  git('reset', '-q', '--soft', 'origin/main');
  write('platform.yaml', platform);
  const main = commit('Begin');
  await exchange('push', '-q', 'origin', 'main');
  const server = gitlab.server.world.url;
  const variables = {
    ...{ CI_COMMIT_BRANCH: 'main', CI_DEFAULT_BRANCH: 'main', GITLAB_CI: 'true' },
    ...{ CI_SERVER_URL: server, CI_API_V4_URL: `${server}/api/v4`, CI_PROJECT_PATH: owner.repository },
    CI_PIPELINE_URL: `${server}/${owner.repository}/-/pipelines/1`,
    DTAAS_FORGE_TOKEN: 'glpat-owner-0123456789',
    DTAAS_MARK_KEY: repository.markKey,
  };
  const run = (more: Readonly<Record<string, string>>) =>
    runPipeline({ program, clone, folder, variables: { ...variables, ...more } });
  return { ...small, main, owner, run, exchange };
}

const platform = `apiVersion: dtaas/v1
kind: Platform
metadata: {name: plant}
spec:
  organisation: plant
  places: {here: {kind: process}}
  defaultPlace: here
  # Of strangers who would like their tests to run without a sandbox.
  verification: {allowWeak: true}
  state: {remote: origin, push: true}
`;

describe.runIf(canRun)(
  "GitLab's pipelines about merge requests, executed by gitlab-ci-local at the tests' GitLab",
  () => {
    // gitlab-ci-local takes seconds to begin each of six jobs, and beside other suites several times as long.
    const slow = { timeout: 600_000 };

    it(
      "reviews a stranger's fork in one comment, which is edited in place, and gives its tests no secret",
      slow,
      async () => {
        const { git, exchange, write, commit, clone, owner, run } = await project();
        const stranger = await repository.open('stranger');
        const { repository: fork } = await stranger.ensureFork();
        git('remote', 'add', 'fork', repository.gitUrl('stranger', fork));
        const propose = async (test: string, message: string) => {
          git('switch', '-q', '-C', 'change');
          write('assets/functions/pump/test.mjs', test);
          const head = commit(message);
          await exchange('push', '-q', '--force', 'fork', 'change');
          git('switch', '-q', 'main');
          return head;
        };
        const head = await propose(spy.replace('CONFIG', JSON.stringify(join(clone, '.git/config'))), 'Spy');
        const request = { head: `${fork}:change`, base: 'main', title: 'Mend', body: '' };
        const { number } = await stranger.ensurePullRequest(request);
        const review = async () => {
          const done = await run({ CI_PIPELINE_SOURCE: 'schedule', DTAAS_EVENT: 'review' });
          const comments = await owner.comments({ number });
          return { ...done, comments };
        };

        const first = await review();
        expect(first.comments, first.output).toHaveLength(1);
        const [comment] = first.comments;
        expect(comment?.body, first.output).toContain('the spy saw nothing');
        expect(await owner.statuses(head)).toMatchObject([{ name: 'dtaas', state: 'failure' }]);
        // What fails in a merge request does not fail main's pipeline.
        expect(first.code, first.output).toBe(0);

        const next = await propose(`${assetTest()}// mended\n`, 'Mend the pump');
        const second = await review();
        expect(
          second.comments.map(({ id }) => id),
          second.output,
        ).toEqual([comment?.id]);
        expect(second.comments[0]?.body).toContain('### Review: passed');
        expect(await owner.statuses(next)).toMatchObject([{ name: 'dtaas', state: 'success' }]);

        // Nothing is left to do.
        const third = await review();
        expect(third.comments, third.output).toEqual(second.comments);
        expect(third.output).toContain('No merge request waits for a review.');
      },
    );

    it('plans again for a comment that commands it, and answers', slow, async () => {
      const { git, exchange, write, commit, owner, run } = await project();
      git('switch', '-q', '-c', 'change');
      write('assets/functions/pump/test.mjs', `${assetTest()}// changed\n`);
      commit('Change the pump');
      await exchange('push', '-q', 'origin', 'change');
      git('switch', '-q', 'main');
      const { number } = await owner.ensurePullRequest({
        head: 'change',
        base: 'main',
        title: 'Change',
        body: '',
      });
      const text = '/dtaas verify';
      const id = await repository.byHand.comment('owner', { number }, text);
      const payload = join(folder, 'payload.json');
      writeFileSync(
        payload,
        JSON.stringify(noteOf({ id: Number(id), number, text, author: repository.accountOf('owner') })),
      );
      const done = await run({ CI_PIPELINE_SOURCE: 'trigger', TRIGGER_PAYLOAD: payload });
      const bodies = (await owner.comments({ number })).map(({ body }) => body);
      expect(bodies, done.output).toHaveLength(3);
      expect(bodies[1]).toContain('### Review: passed');
      expect(bodies[2]).toMatch(/The verification of `[0-9a-f]{10}` is in the comment of the review/);
      expect(done.code, done.output).toBe(0);
    });
  },
);

interface Written {
  readonly id: number;
  readonly number: number;
  readonly text: string;
  readonly author: string;
}

/** As GitLab's webhook of comments sends it. */
function noteOf({ id, number, text, author }: Written) {
  return {
    object_kind: 'note',
    user: { username: author },
    object_attributes: { id, note: text, noteable_type: 'MergeRequest', action: 'create' },
    merge_request: { iid: number },
  };
}
