import { openGithub } from '../../src/github/open-github.ts';
import type { ForgeUnderTest, Person, TestRepository } from '../contract/forge-under-test.ts';
import { addComment, addIssue } from './api/conversations.ts';
import { type GithubServer, startGithub } from './server.ts';
import { fullName, now } from './state.ts';

export const pace = { secondMs: 1, patience: 90, timeoutMs: 30_000 };

/** An organisation `plant` with a team, whose people have the names of their parts in the suite. */
export async function githubUnderTest(server?: GithubServer): Promise<ForgeUnderTest> {
  const github = server ?? (await startGithub());
  const { state } = github;
  for (const person of ['owner', 'developer', 'stranger']) state.tokenOf(person);
  state.teams.set('plant/operators', ['developer', 'owner']);
  let count = 0;
  return {
    name: 'github',
    lacks: new Set(),
    hasPermissions: true,
    pageSize: github.longestPage,
    repository: () => testRepository(github, `twins-${++count}`),
    stop: () => github.stop(),
  };
}

export async function testRepository(github: GithubServer, name: string): Promise<TestRepository> {
  const { state, origin, apiUrl, faults } = github;
  const repository = await state.make('plant', name);
  repository.roles.set('owner', 'admin').set('developer', 'write');
  const markKey = 'the key of the tests, of 32 characters and more';
  const own = fullName(repository);
  const place = { repository, state };
  const commentOf = (id: string) => repository.comments.find((one) => String(one.id) === id)!;
  return {
    markKey,
    open: (as, at = own, key = markKey) =>
      openGithub({ apiUrl, repository: at, token: state.tokenOf(as), markKey: key, pace }),
    openWithWrongToken: () => openGithub({ apiUrl, repository: own, token: 'nobody', markKey, pace }),
    accountOf: (person: Person) => person,
    team: { name: 'plant/operators', members: ['developer', 'owner'] },
    gitUrl: (as, at = own) => `${origin.replace('//', `//${as}:${state.tokenOf(as)}@`)}/${at}.git`,
    byHand: {
      comment: async (as, { number }, body) => String(addComment(place, as, number, body).id),
      editComment: async (_as, _on, id, body) => void Object.assign(commentOf(id), { body, updated: now() }),
      deleteComment: async (_as, _on, id) =>
        void repository.comments.splice(repository.comments.indexOf(commentOf(id)), 1),
      deployKeyTitles: async () => repository.keys.map(({ title }) => title),
      openIssue: async (as, { title, body }) => addIssue(place, as, title, body).number,
    },
    loseNextAnswer: () =>
      void faults.push({
        after: ({ method }, response) => {
          if (method === 'GET') return false;
          response.destroy();
          return true;
        },
      }),
  };
}
