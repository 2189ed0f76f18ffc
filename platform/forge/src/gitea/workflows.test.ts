import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestRepository } from '../../testing/contract/forge-under-test.ts';
import { type TestClone, testClone } from '../../testing/contract/test-clone.ts';
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
permissions: {contents: read}
jobs:
  say:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: echo "$GITHUB_EVENT_NAME $GITHUB_REF $GITHUB_SHA is $(git rev-parse HEAD), $(cat file.txt)"
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
    const files = { 'file.txt': 'content', '.gitea/workflows/events.yml': events };
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

  test('runs on a push', async () => {
    expect(await waitForStatus(owner, main, 'Events / say (push)')).toMatchObject({ state: 'success' });
    await expect.poll(() => logs('push')).toContain(`push refs/heads/main ${main} is ${main}, content`);
  });

  test('runs on a pull request', async () => {
    const head = await clone.push('proposal', { 'file.txt': 'proposed' }, { on: main });
    const request = { head: 'proposal', base: 'main', title: 'Propose', body: '' };
    const { number } = await owner.ensurePullRequest(request);
    expect(await waitForStatus(owner, head, 'Events / say (pull_request)')).toMatchObject({
      state: 'success',
    });
    const said = `pull_request refs/pull/${number}/head ${head} is `;
    await expect.poll(() => logs('pull_request')).toContain(said);
    expect(logs('pull_request')).toContain('proposed');
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
