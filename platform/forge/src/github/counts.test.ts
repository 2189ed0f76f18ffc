import { afterAll, beforeAll, expect, test } from 'vitest';
import { opened } from '../../testing/github/api/settings.ts';
import { testRepository } from '../../testing/github/github-under-test.ts';
import { type GithubServer, startGithub } from '../../testing/github/server.ts';
import type { Forge } from '../forge.ts';

let github: GithubServer;
let forge: Forge;
let main: string;
beforeAll(async () => {
  github = await startGithub();
  forge = await (await testRepository(github, 'twins')).open('owner');
  const { bare } = github.state.find('plant', 'twins')!;
  main = (await bare.tip('refs/heads/main'))!;
  await bare.write('refs/tags/v1', main);
});
afterAll(() => github.stop());

async function requestsOf(work: () => Promise<unknown>): Promise<string> {
  const [before, counted] = [github.requests.length, forge.requests];
  await work();
  const methods = github.requests.slice(before).map(({ method }) => method);
  expect(forge.requests - counted, 'as the forge counts').toBe(methods.length);
  return methods.join(' ');
}

const file = { branch: 'change', from: '', message: 'Change', files: { 'a.txt': '1', 'b.txt': '2' } };
const request = { head: 'change', base: 'main', title: 'Change', body: 'Why.' };
const issue = { topic: 'mill', title: 'Failed', body: 'Why.', state: 'open', labels: ['dtaas'] } as const;
const wanted = {
  main: { branch: 'main', statuses: ['dtaas'], approvals: 1 },
  state: ['state/*'],
  tags: ['v*'],
};
const key = `ssh-ed25519 ${Buffer.concat([Buffer.from([0, 0, 0, 11]), Buffer.from('ssh-ed25519'), Buffer.from([0, 0, 0, 32]), Buffer.alloc(32)]).toString('base64')}`;
const hundred = Array.from({ length: 100 }, (_, index) => `dtaas/${index}`);
const statuses = () =>
  forge.ensureStatus(main, ...hundred.map((name) => ({ name, state: 'success', description: 'x' }) as const));

/** Requests of each verb: the first time, and when all is as it should be. */
const table: readonly (readonly [
  verb: string,
  work: () => Promise<unknown>,
  first: string,
  repeated: string,
])[] = [
  ['about', () => forge.about(), 'GET', 'GET'],
  ['account', () => forge.account(), 'GET', 'GET'],
  ['permissionOf', () => forge.permissionOf('owner'), 'GET', 'GET'],
  [
    'ensureFiles',
    () => forge.ensureFiles({ ...file, from: main }),
    'GET GET GET POST POST POST',
    'GET GET GET',
  ],
  ['ensurePullRequest', () => forge.ensurePullRequest(request), 'GET POST', 'GET'],
  ['pullRequest', () => forge.pullRequest(1), 'GET', 'GET'],
  [
    'ensureComment',
    () => forge.ensureComment({ number: 1 }, { topic: 'review', body: 'x' }),
    'GET POST',
    'GET',
  ],
  ['trustedComment', () => forge.trustedComment({ number: 1 }, 'review'), 'GET', 'GET'],
  ['ensureStatus of 100', statuses, `GET ${'POST '.repeat(100).trim()}`, 'GET'],
  [
    'ensureLabel',
    () => forge.ensureLabel({ name: 'twin', color: 'ededed', description: '' }),
    'GET POST',
    'GET',
  ],
  ['ensureIssue', () => forge.ensureIssue(issue), 'GET GET POST', 'GET'],
  ['ensureRelease', () => forge.ensureRelease({ tag: 'v1', title: 'One', body: '' }), 'GET GET POST', 'GET'],
  [
    'ensureProtection',
    () => forge.ensureProtection(wanted),
    'GET GET POST POST POST POST POST GET GET GET GET GET GET',
    'GET GET GET GET GET GET',
  ],
  [
    'ensureDeployKey',
    () => forge.ensureDeployKey({ title: 'state', publicKey: key, canPush: true }),
    'GET POST',
    'GET',
  ],
  [
    'removeOtherDeployKeys',
    () => forge.removeOtherDeployKeys({ titled: 'state', publicKey: '' }),
    'GET DELETE',
    'GET',
  ],
  [
    'ensureSecret',
    () => forge.ensureSecret('KEY', 'the value'),
    'GET GET PUT GET POST GET PUT',
    'GET GET GET GET PUT',
  ],
  ['secretNames', () => forge.secretNames(), 'GET', 'GET'],
  ['ensureClosed', () => forge.ensureClosed(1), 'GET PATCH', 'GET'],
];

test.each(table)('%s', async (_, work, first, repeated) => {
  expect(await requestsOf(work)).toBe(first);
  expect(await requestsOf(work)).toBe(repeated);
});

test('a secret reaches GitHub encrypted, for jobs on the default branch alone', async () => {
  await forge.ensureSecret('SEALED', 'the value of the secret, with an ü');
  const environment = github.state.find('plant', 'twins')?.environments.get('dtaas');
  expect(environment?.policies.map(({ name, type }) => [name, type])).toEqual([['main', 'branch']]);
  const sealed = environment?.secrets.get('SEALED')?.sealed ?? '';
  expect(sealed).not.toContain(Buffer.from('the value').toString('base64'));
  expect(opened(sealed)).toBe('the value of the secret, with an ü');
  environment?.policies.push({ id: 1_000_000, name: '*', type: 'branch' });
  await forge.ensureSecret('SEALED', 'another value');
  expect(environment?.policies.map(({ name }) => name)).toEqual(['main']);
});

test('a deploy key that may write pushes where people may not, and deletes nothing', async () => {
  const repository = github.state.find('plant', 'twins')!;
  await forge.ensureDeployKey({ title: 'dtaas state', publicKey: key, canPush: true });
  const push = async (user: string, password: string, refs: string) => {
    const url = `${github.origin.replace('//', `//${user}:${password}@`)}/plant/twins.git`;
    return repository.bare.attempt(['push', '-q', url, refs]);
  };
  const [id] = repository.keys.map((one) => String(one.id));
  const [state, mill] = [`${main}:refs/heads/state/mill`, 'refs/heads/state/mill'];
  const refused = { code: 1, error: expect.stringContaining('GH013: Repository rule violations') };
  expect(await push('owner', github.state.tokenOf('owner'), state)).toMatchObject(refused);
  expect(await push('deploy-key', id ?? '', state)).toMatchObject({ code: 0 });
  expect(await repository.bare.tip(mill)).toBe(main);
  expect(await push('deploy-key', id ?? '', `:${mill}`)).toMatchObject(refused);
  expect(await push('deploy-key', id ?? '', `${main}:refs/heads/main2`)).toMatchObject({ code: 0 });
});
