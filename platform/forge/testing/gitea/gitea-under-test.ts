import { randomBytes } from 'node:crypto';
import { openGitea } from '../../src/gitea/open-gitea.ts';
import type { ForgeUnderTest, Person, TestRepository } from '../contract/forge-under-test.ts';
import { giteaApi } from './api.ts';
import { type LosingProxy, losingProxy } from './losing-proxy.ts';
import { type GiteaServer, startGitea } from './server.ts';

const markKey = 'a key of the tests, which nobody else has';
const people: readonly Person[] = ['owner', 'developer', 'stranger'];

/** A real Gitea for the contract suite, with the suite's people. */
export interface GiteaUnderTest extends ForgeUnderTest {
  readonly server: GiteaServer;
  readonly tokens: Readonly<Record<Person, string>>;
}

/** @param options.longestPage items of a page; short ones, so that tests of lists need few items */
export async function giteaUnderTest({ longestPage = 10 } = {}): Promise<GiteaUnderTest> {
  const server = await startGitea({ longestPage });
  const proxy = await losingProxy(server.url);
  const [owner = '', developer = '', stranger = ''] = await Promise.all(
    people.map((person) => makePerson(server, person)),
  );
  const tokens = { owner, developer, stranger };
  await makeTeam(server, owner);
  let repositories = 0;
  return {
    name: 'Gitea',
    lacks: new Set(),
    hasPermissions: true,
    pageSize: longestPage,
    server,
    tokens,
    repository: () => makeRepository(server, proxy, tokens, `twins-${++repositories}`),
    async stop() {
      await proxy.stop();
      await server.stop();
    },
  };
}

/** Makes an account and a token of it. */
export async function makePerson({ apiUrl, adminToken }: GiteaServer, name: string): Promise<string> {
  const password = randomBytes(16).toString('hex');
  const account = { username: name, email: `${name}@example.org`, password, must_change_password: false };
  await giteaApi(apiUrl, `token ${adminToken}`, 'POST', '/admin/users', account);
  const basic = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
  const token = await giteaApi(apiUrl, basic, 'POST', `/users/${name}/tokens`, {
    name: 'tests',
    scopes: ['all'],
  });
  return String(token['sha1']);
}

async function makeRepository(
  { apiUrl, url }: GiteaServer,
  proxy: LosingProxy,
  tokens: Readonly<Record<Person, string>>,
  name: string,
): Promise<TestRepository> {
  const own = `owner/${name}`;
  const api = (as: Person, method: string, path: string, body?: object) =>
    giteaApi(apiUrl, `token ${tokens[as]}`, method, path, body);
  await api('owner', 'POST', '/user/repos', { name, auto_init: true, default_branch: 'main' });
  await api('owner', 'PUT', `/repos/${own}/collaborators/developer`, { permission: 'write' });
  const open = async (token: string, repository = own, key = markKey) =>
    openGitea({ apiUrl: `${proxy.url}/api/v1`, repository, token, markKey: key, mergePatience: 4000 });
  return {
    open: (as, repository, key) => open(tokens[as], repository, key),
    openWithWrongToken: () => open('f'.repeat(40)),
    markKey,
    accountOf: (person) => person,
    team: { name: 'plant/operators', members: ['developer', 'owner'] },
    gitUrl: (as, repository = own) => `${url.replace('//', `//${as}:${tokens[as]}@`)}/${repository}.git`,
    byHand: {
      comment: async (as, { number }, body) =>
        String((await api(as, 'POST', `/repos/${own}/issues/${number}/comments`, { body }))['id']),
      async editComment(as, _on, id, body) {
        await api(as, 'PATCH', `/repos/${own}/issues/comments/${id}`, { body });
      },
      async deleteComment(as, _on, id) {
        await api(as, 'DELETE', `/repos/${own}/issues/comments/${id}`);
      },
      deployKeyTitles: async (as) =>
        Object.values(await api(as, 'GET', `/repos/${own}/keys`)).map(
          (key) => (key as { readonly title: string }).title,
        ),
      openIssue: async (as, issue) =>
        Number((await api(as, 'POST', `/repos/${own}/issues`, issue))['number']),
    },
    loseNextAnswer: () => proxy.loseNextAnswer(),
  };
}

/** The organisation `plant` with a team. */
async function makeTeam({ apiUrl }: GiteaServer, token: string): Promise<void> {
  const api = (method: string, path: string, body?: object) =>
    giteaApi(apiUrl, `token ${token}`, method, path, body);
  await api('POST', '/orgs', { username: 'plant' });
  const units = { 'repo.code': 'write' };
  const team = await api('POST', '/orgs/plant/teams', {
    name: 'operators',
    permission: 'write',
    units_map: units,
  });
  for (const person of ['owner', 'developer']) await api('PUT', `/teams/${team['id']}/members/${person}`);
}
