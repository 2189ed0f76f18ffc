import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type GitLabUnderTest, startGitLabUnderTest } from '../../../testing/gitlab/gitlab-under-test.ts';
import { interpolated } from '../../../testing/gitlab/operations/webhooks.ts';
import { level, type Project, type Runner, type User } from '../../../testing/gitlab/world.ts';
import type { Forge, PipelineGap } from '../../forge.ts';

let gitlab: GitLabUnderTest;
beforeAll(async () => {
  gitlab = await startGitLabUnderTest();
});
afterAll(() => gitlab.stop());

const runner = (more: Partial<Runner>): Runner => ({
  ...{ id: 0, type: 'project_type', tags: [], isOnline: true, isProtected: false, runsUntagged: true },
  ...more,
});
const ofTwins = runner({ tags: ['dtaas'], isProtected: true, runsUntagged: false });
const variable = { scope: 'dtaas', type: 'env_var' as const, protected: true, masked: true, raw: true };
const given = [
  { ...variable, key: 'DTAAS_FORGE_TOKEN', value: 'a-token-of-the-project' },
  { ...variable, key: 'DTAAS_STATE_KNOWN_HOSTS', value: 'git.example ssh-ed25519 AAAA', masked: false },
];

/** Gives a project these runners, each with an id that no other one has. */
function put({ server }: GitLabUnderTest, { runners }: Project, given: readonly Runner[]): void {
  runners.splice(0, Infinity, ...given.map((one) => ({ ...one, id: server.world.nextId() })));
}

/** A project for which a person has done what only a person can do. */
async function started(of = gitlab) {
  const repository = await of.repository();
  const owner = await repository.open('owner');
  const project = of.server.world.projects.find(({ path }) => path === owner.repository);
  if (project === undefined) throw new Error('the project is missing');
  put(of, project, [runner({}), ofTwins]);
  project.variables.push(...given.map((one) => ({ ...one })));
  return { repository, owner, project };
}

const ensure = (forge: Forge): Promise<readonly PipelineGap[]> =>
  forge.ensurePipelines?.() ?? expect.unreachable();
const gapsOf = (forge: Forge): Promise<readonly PipelineGap[]> =>
  forge.pipelineGaps?.() ?? expect.unreachable();

const isRight = {
  schedules: [
    ['dtaas: deploy the newest main', '17 * * * *', []],
    ['dtaas: save the state of the twins', '43 2 * * *', [{ key: 'DTAAS_EVENT', value: 'save' }]],
    ['dtaas: review merge requests', '*/10 * * * *', [{ key: 'DTAAS_EVENT', value: 'review' }]],
  ],
  webhooks: [['note_events'], ['merge_requests_events']],
  settings: ['maintainer', 'newest_ready_first', false],
};

function seen(project: Project) {
  const { schedules, webhooks } = project;
  const order = isRight.schedules.map(([description]) => description);
  const sorted = schedules.toSorted((a, b) => order.indexOf(a.description) - order.indexOf(b.description));
  return {
    schedules: sorted.map(({ description, cron, variables }) => [description, cron, variables]),
    webhooks: webhooks
      .map(({ events }) => Object.keys(events).filter((on) => events[on] === true))
      .toSorted((a, b) => ((a[0] ?? '') > (b[0] ?? '') ? -1 : 1)),
    settings: [project.variablesRole, project.defaultProcessMode, project.jobsMayPush],
  };
}

/** Calls the webhooks as GitLab does. Answers the variables of the pipelines that they start, or what was answered instead. */
async function called({ webhooks, pipelines }: Project) {
  return Promise.all(
    webhooks.map(async (hook) => {
      const response = await fetch(interpolated(hook), { method: 'POST' });
      const answer = (await response.json()) as { readonly id?: number };
      return pipelines.find(({ id }) => id === answer.id)?.variables ?? answer;
    }),
  );
}
/** Requests that make everything. */
const writes = 9;
const bothStart = expect.arrayContaining([{}, { DTAAS_EVENT: 'review' }]);

test('makes what is missing, once, and says so before', async () => {
  const { owner, project } = await started();
  expect((await gapsOf(owner)).map(({ subject, byHand }) => [subject, byHand])).toEqual([
    ['ci_pipeline_variables_minimum_override_role', undefined],
    ['resource_group_default_process_mode', undefined],
    ...['schedules', 'schedules', 'schedules'].map((subject) => [subject, undefined]),
    ...['webhooks', 'webhooks', 'webhooks'].map((subject) => [subject, undefined]),
  ]);
  gitlab.server.takeRequests();
  expect(await ensure(owner)).toEqual([]);
  expect(seen(project)).toEqual(isRight);
  expect(gitlab.server.takeRequests().filter((request) => !request.startsWith('GET'))).toHaveLength(writes);
  expect(await ensure(owner)).toEqual([]);
  expect(gitlab.server.takeRequests().filter((request) => !request.startsWith('GET'))).toEqual([]);
  expect(await gapsOf(owner)).toEqual([]);
});

test('the webhooks start pipelines of main, and show the token to nobody', async () => {
  const { owner, project } = await started();
  await ensure(owner);
  expect(await called(project)).toEqual(bothStart);
  const [token] = project.triggerTokens.map((one) => one.token);
  if (token === undefined) return expect.unreachable();
  expect(project.webhooks.map(({ url }) => url)).toEqual(
    expect.arrayContaining([expect.stringMatching(/token=\{token\}$/)]),
  );
  expect(JSON.stringify([project.webhooks.map(({ url }) => url), project.variables])).not.toContain(token);
  // As after a token that leaked: somebody removes it on the page.
  project.triggerTokens.length = 0;
  expect(await called(project)).not.toEqual(bothStart);
  await ensure(owner);
  expect(await called(project)).toEqual(bothStart);
});

describe('mends', () => {
  const other: User = { id: 70_001, username: 'gl-other', token: 'glpat-other-0123456789' };
  test.each<[string, (project: Project) => void]>([
    [
      'a schedule of another time',
      ({ schedules: [one] }) => one && Object.assign(one, { cron: '0 0 1 1 *' }),
    ],
    ['a schedule that is not active', ({ schedules: [one] }) => one && Object.assign(one, { active: false })],
    ['a schedule of another branch', ({ schedules: [one] }) => one && Object.assign(one, { ref: 'other' })],
    [
      'a schedule of somebody else',
      ({ schedules: [one] }) => one && Object.assign(one, { owner: other, active: false }),
    ],
    [
      'a schedule of another event',
      ({ schedules: [, one] }) => one && Object.assign(one.variables[0] ?? {}, { value: 'x' }),
    ],
    ['a schedule without its event', ({ schedules: [, one] }) => one?.variables.pop()],
    [
      'a schedule with an event too many',
      ({ schedules: [one] }) => one?.variables.push({ key: 'DTAAS_EVENT', value: 'save' }),
    ],
    [
      'a schedule that is there twice',
      ({ schedules }) => schedules[0] && schedules.push({ ...schedules[0], id: 80_001 }),
    ],
    ['a schedule that is gone', ({ schedules }) => schedules.pop()],
    ['a webhook that is gone', ({ webhooks }) => webhooks.pop()],
    [
      'a webhook that is there twice',
      ({ webhooks }) => webhooks[0] && webhooks.push({ ...webhooks[0], id: 80_002 }),
    ],
    [
      'a webhook of other events',
      ({ webhooks: [one] }) => one && Object.assign(one, { events: { push_events: true } }),
    ],
    [
      'a webhook that GitLab disabled',
      ({ webhooks: [one] }) => one && Object.assign(one, { alertStatus: 'disabled' }),
    ],
    [
      'a webhook that somebody wrote by hand, with the token in its address',
      ({ webhooks: [one] }) =>
        one && Object.assign(one, { url: one.url.replace('{token}', 'glptt-by-hand'), variables: {} }),
    ],
    [
      'a webhook that trusts every server',
      ({ webhooks: [one] }) => one && Object.assign(one, { sslVerification: false }),
    ],
    [
      'a trigger token too many, as a run that was killed leaves it',
      ({ triggerTokens }) => triggerTokens[0] && triggerTokens.push({ ...triggerTokens[0], id: 0 }),
    ],
    [
      'a project whose pipelines take no variables',
      (project) => Object.assign(project, { variablesRole: 'no_one_allowed' }),
    ],
    ['jobs that may push', (project) => Object.assign(project, { jobsMayPush: true })],
    [
      'a token that all jobs get',
      ({ variables: [one] }) => one && Object.assign(one, { scope: '*', protected: false, masked: false }),
    ],
  ])('%s', async (_, change) => {
    const { owner, project } = await started();
    await ensure(owner);
    change(project);
    expect((await gapsOf(owner)).filter(({ byHand }) => byHand === undefined)).not.toEqual([]);
    expect(await ensure(owner)).toEqual([]);
    expect(seen(project)).toEqual(isRight);
    expect(project.variables).toEqual(expect.arrayContaining(given));
    expect(project.variables).toHaveLength(given.length);
    expect(project.triggerTokens).toHaveLength(1);
    expect(await called(project)).toEqual(bothStart);
  });

  test('nothing that somebody else made', async () => {
    const { owner, project } = await started();
    const url = 'https://chat.example/hook';
    const theirs = { url, variables: {}, sslVerification: false, alertStatus: 'executable' } as const;
    project.webhooks.push({ ...theirs, id: 80_004, events: { push_events: true } });
    project.triggerTokens.push({ id: 80_005, description: 'theirs', token: 'glptt-theirs', owner: other });
    await ensure(owner);
    expect(project.webhooks).toContainEqual(expect.objectContaining(theirs));
    expect(project.triggerTokens).toContainEqual(expect.objectContaining({ token: 'glptt-theirs' }));
  });
});

describe('runs at once', () => {
  test.each([1, 2, 3, 4, 5])('end with one of each, of two maintainers (%i)', async () => {
    const { repository, owner, project } = await started();
    const { users } = gitlab.server.world;
    project.members.set(users.find(({ username }) => username === 'gl-developer')?.id ?? 0, level.maintainer);
    await Promise.all(
      [owner, await repository.open('developer'), await repository.open('owner')].map(ensure),
    );
    expect(seen(project)).toEqual(isRight);
    expect(project.triggerTokens).toHaveLength(1);
    expect(await called(project)).toEqual(bothStart);
  });
});

describe('a run that is cut', () => {
  const each = Array.from({ length: writes }, (_, index) => index);
  test.each(each.flatMap((write) => [[write, 'reset'] as const, [write, 'lose-answer'] as const]))(
    'at write %i (%s) is completed by the next',
    async (write, kind) => {
      const { owner, project } = await started();
      for (let passed = 0; passed < write; passed++) gitlab.server.next({ kind: 'pass' }, 'writes');
      gitlab.server.next({ kind }, 'writes');
      await ensure(owner).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'forge-unreachable' });
      });
      expect(await ensure(owner)).toEqual([]);
      expect(seen(project)).toEqual(isRight);
      expect(project.triggerTokens).toHaveLength(1);
      expect(await called(project)).toEqual(bothStart);
    },
  );
});

test('an address that GitLab refuses is left, with what GitLab said, and holds up nothing else', async () => {
  const { world } = gitlab.server;
  onTestFinished(() => {
    world.webhooksToLocalNetwork = true;
  });
  world.webhooksToLocalNetwork = false;
  const { owner, project } = await started();
  const left = await ensure(owner);
  expect(left.map(({ subject }) => subject)).toEqual(['webhooks', 'webhooks', 'webhooks']);
  expect(left[0]?.byHand).toMatch(/Invalid url given: .*token=\*\*\*.* is in the local network/);
  expect(project.triggerTokens).toEqual([]);
  expect(seen(project)).toEqual({ ...isRight, webhooks: [] });
});

describe('the resource group of deployments', () => {
  test('is there after the first job, and is changed itself', async () => {
    const { owner, project } = await started();
    project.resourceGroups.set('dtaas', 'unordered');
    expect((await gapsOf(owner)).map(({ subject }) => subject)).toContain('resource group dtaas');
    expect(await ensure(owner)).toEqual([]);
    expect(project.resourceGroups.get('dtaas')).toBe('newest_ready_first');
  });

  test('takes the newest first on a GitLab that does not know which jobs are ready', async () => {
    const old = await startGitLabUnderTest({ processModes: ['unordered', 'oldest_first', 'newest_first'] });
    onTestFinished(() => old.stop());
    const { owner, project } = await started(old);
    project.resourceGroups.set('dtaas', 'oldest_first');
    expect(await ensure(owner)).toEqual([]);
    expect(project.resourceGroups.get('dtaas')).toBe('newest_first');
  });
});

describe('only a person', () => {
  const byHandOf = async (change: (project: Project) => void) => {
    const { owner, project } = await started();
    change(project);
    const left = await ensure(owner);
    expect(await gapsOf(owner)).toEqual(left);
    return left.map(({ subject, byHand }) => [subject, byHand]);
  };

  test.each<[string, readonly Runner[], readonly string[]]>([
    ['registers two runners', [], ['with the tag dtaas', 'runs jobs without a tag']],
    ['registers one with the tag', [runner({})], ['with the tag dtaas']],
    ['registers one for tests', [ofTwins], ['runs jobs without a tag']],
    ['starts a runner', [runner({}), { ...ofTwins, isOnline: false }], ['Start gitlab-runner']],
    ['protects a runner', [runner({}), { ...ofTwins, isProtected: false }], ['check "Protected"']],
    [
      'keeps jobs without a tag away',
      [runner({}), { ...ofTwins, runsUntagged: true }],
      ['uncheck "Run untagged'],
    ],
    [
      'need not look at the runners of the server',
      [runner({ type: 'instance_type', runsUntagged: false }), ofTwins],
      [],
    ],
    ['has to look at those of the project', [runner({ isProtected: true }), ofTwins], ['is not protected']],
  ])('%s', async (_, runners, said) => {
    const left = await byHandOf((project) => put(gitlab, project, runners));
    expect(left).toEqual(said.map((text) => ['runners', expect.stringContaining(text)]));
  });

  test('makes a token, and knows the key of the server', async () => {
    const left = await byHandOf(({ variables }) => variables.splice(0));
    expect(left).toEqual([
      ['DTAAS_FORGE_TOKEN', expect.stringContaining('role Developer')],
      ['DTAAS_STATE_KNOWN_HOSTS', expect.stringContaining('known_hosts')],
    ]);
  });

  test('with the rights of a maintainer sees any of it', async () => {
    const { repository } = await started();
    await expect(ensure(await repository.open('developer'))).rejects.toMatchObject({ code: 'forge-refused' });
    await expect(gapsOf(await repository.open('developer'))).rejects.toMatchObject({ code: 'forge-refused' });
  });
});
