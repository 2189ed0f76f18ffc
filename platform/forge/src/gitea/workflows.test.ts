import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestRepository } from '../../testing/contract/forge-under-test.ts';
import { type TestClone, testClone } from '../../testing/contract/test-clone.ts';
import { giteaApi } from '../../testing/gitea/api.ts';
import { type GiteaUnderTest, giteaUnderTest } from '../../testing/gitea/gitea-under-test.ts';
import { type GiteaRunner, hasAct, startRunner } from '../../testing/gitea/runner/runner.ts';
import { waitForStatus } from '../../testing/gitea/runner/wait-for-status.ts';
import { hasGitea } from '../../testing/gitea/server.ts';
import type { Forge } from '../forge.ts';

const events = `
name: Events
on:
  push: {branches: [main]}
  pull_request:
  issue_comment:
  workflow_dispatch: {inputs: {word: {type: string}}}
permissions: {contents: read}
jobs:
  say:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: echo "$GITHUB_EVENT_NAME $GITHUB_REF $GITHUB_SHA is $(git rev-parse HEAD), $(cat file.txt), $WORD, $API"
        env: {WORD: '\${{ inputs.word || github.event.comment.body }}', API: '\${{ github.api_url }}'}
`;

/** Begins as soon as a run is there, whether that run waits for an approval or not. */
const follow = `
name: Follow
on: {workflow_run: {workflows: [Events], types: [requested]}}
permissions: {contents: read}
jobs:
  say:
    if: startsWith(github.event.workflow_run.event, 'pull_request')
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: echo "follows $(git rev-parse HEAD) with $HEAD"
        env: {HEAD: '\${{ github.event.workflow_run.head_sha }}'}
  skipped:
    needs: say
    if: \${{ !endsWith(github.api_url, '/api/v1') }}
    runs-on: ubuntu-latest
    steps: [{run: echo "never"}]
`;

const rights = `
name: Rights
on: {push: {branches: [rights]}}
jobs:
  reader:
    runs-on: ubuntu-latest
    permissions: {contents: read}
    steps:
      - uses: actions/checkout@v4
      - run: '! git push origin HEAD:refs/heads/by-reader'
  writer:
    runs-on: ubuntu-latest
    permissions: {contents: write}
    steps:
      - uses: actions/checkout@v4
      - run: git push origin HEAD:refs/heads/by-writer
  without-token:
    runs-on: ubuntu-latest
    permissions: {contents: write}
    steps:
      - uses: actions/checkout@v4
        with: {persist-credentials: false}
      - run: '! GIT_TERMINAL_PROMPT=0 git push origin HEAD:refs/heads/without-token'
`;

const chain = `
name: Chain
on: {push: {branches: [chain]}}
jobs:
  first:
    runs-on: ubuntu-latest
    outputs: {word: '\${{ steps.s.outputs.word }}'}
    steps:
      - {id: s, run: 'echo "word=it''s \\$HOME" >> "$GITHUB_OUTPUT"'}
  second:
    needs: first
    runs-on: ubuntu-latest
    timeout-minutes: 5
    strategy: {fail-fast: false, matrix: {shard: [1, 2]}}
    steps:
      - env: {WORD: '\${{ needs.first.outputs.word }}', SECRET: '\${{ secrets.PASSWORD }}'}
        run: echo "shard \${{ matrix.shard }} has $WORD and $SECRET"
      - if: matrix.shard == 2
        run: exit 3
`;

describe.skipIf(!hasGitea || !hasAct)('a workflow on Gitea', { timeout: 120_000 }, () => {
  let gitea: GiteaUnderTest;
  let runner: GiteaRunner;
  let repository: TestRepository;
  let clone: TestClone;
  let owner: Forge;
  let main: string;
  beforeAll(async () => {
    gitea = await giteaUnderTest();
    runner = await startRunner(gitea.server);
    repository = await gitea.repository();
    owner = await repository.open('owner');
    clone = await testClone(repository.gitUrl('owner'));
    const files = {
      'file.txt': 'content',
      '.gitea/workflows/events.yml': events,
      '.gitea/workflows/follow.yml': follow,
    };
    main = await clone.push('main', files);
  });
  afterAll(async () => {
    clone?.remove();
    await runner?.stop();
    await gitea?.stop();
  });
  const logs = (event: string) =>
    runner.ended
      .filter((job) => job.event === event)
      .map(({ log }) => log)
      .join('\n');

  const api = () => gitea.server.apiUrl;
  const ended = (event: string) =>
    runner.ended.filter((job) => job.event === event).map(({ job, result }) => `${job} ${result}`);

  test('runs on a push', async () => {
    expect(await waitForStatus(owner, main, 'Events / say (push)')).toMatchObject({ state: 'success' });
    await expect
      .poll(() => logs('push'))
      .toContain(`push refs/heads/main ${main} is ${main}, content, , ${api()}`);
  });

  test('runs on a pull request', async () => {
    const head = await clone.push('proposal', { 'file.txt': 'proposed' }, { on: main });
    const request = { head: 'proposal', base: 'main', title: 'Propose', body: '' };
    const { number } = await owner.ensurePullRequest(request);
    expect(await waitForStatus(owner, head, 'Events / say (pull_request)')).toMatchObject({
      state: 'success',
    });
    const said = `pull_request refs/pull/${number}/head ${head} is ${head}, proposed, , ${api()}`;
    await expect.poll(() => logs('pull_request')).toContain(said);
    await expect.poll(() => logs('workflow_run')).toContain(`follows ${main} with ${head}`);
  });

  test("runs main's workflow for a stranger's pull request, whose own jobs are held", async () => {
    const stranger = await repository.open('stranger');
    const fork = await stranger.ensureFork();
    const as = repository.gitUrl('stranger', fork.repository);
    const head = await clone.push('gift', { 'file.txt': 'given' }, { on: main, as });
    await stranger.ensurePullRequest({
      head: `${fork.repository}:gift`,
      base: 'main',
      title: 'Give',
      body: '',
    });
    await expect.poll(() => logs('workflow_run')).toContain(`follows ${main} with ${head}`);
    expect(logs('pull_request')).not.toContain('given');
    await expect.poll(() => ended('workflow_run')).toContain('skipped RESULT_SKIPPED');
  });

  test('runs on a comment and by hand, with what somebody gave', async () => {
    const request = { head: 'proposal', base: 'main', title: 'Propose', body: '' };
    const { number } = await owner.ensurePullRequest(request);
    await repository.byHand.comment('stranger', { number, about: 'pull-request' }, 'a comment');
    const said = (event: string, word: string) =>
      `${event} refs/heads/main ${main} is ${main}, content, ${word}, ${api()}`;
    await expect.poll(() => logs('issue_comment')).toContain(said('issue_comment', 'a comment'));
    await giteaApi(
      gitea.server.apiUrl,
      `token ${gitea.tokens.owner}`,
      'POST',
      `${new URL(repository.gitUrl('owner')).pathname.replace('.git', '').replace('/', '/repos/')}/actions/workflows/events.yml/dispatches`,
      { ref: 'refs/heads/main', inputs: { word: 'by hand' } },
    );
    await expect.poll(() => logs('workflow_dispatch')).toContain(said('workflow_dispatch', 'by hand'));
  });

  test('has the rights that it declares', async () => {
    const head = await clone.push('rights', { '.gitea/workflows/rights.yml': rights }, { on: main });
    for (const job of ['reader', 'writer', 'without-token'])
      expect(await waitForStatus(owner, head, `Rights / ${job} (push)`), logs('push')).toMatchObject({
        state: 'success',
      });
    expect(await clone.tip('by-reader')).toBeUndefined();
    expect(await clone.tip('without-token')).toBeUndefined();
    expect(await clone.tip('by-writer')).toBe(head);
  });

  test('passes outputs on, has secrets that its log does not show, and fails as its jobs do', async () => {
    await owner.ensureSecret('PASSWORD', 'open sesame');
    const head = await clone.push('chain', { '.gitea/workflows/chain.yml': chain }, { on: main });
    expect(await waitForStatus(owner, head, 'Chain / second (1) (push)'), logs('push')).toMatchObject({
      state: 'success',
    });
    expect(await waitForStatus(owner, head, 'Chain / second (2) (push)')).toMatchObject({ state: 'failure' });
    await expect.poll(() => logs('push')).toContain("shard 1 has it's $HOME and ***");
    expect(logs('push')).not.toContain('sesame');
  });
});
