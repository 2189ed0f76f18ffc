import { expect, test } from 'vitest';
import { actorOf } from './actor.ts';

const local = () => 'ada';
const github = { GITHUB_ACTIONS: 'true' };

test.each([
  ['on a workstation', {}, 'ada'],
  ['in a job of GitHub', { ...github, GITHUB_ACTOR: 'octo-cat' }, 'octo-cat'],
  [
    'in a job of GitHub that somebody else ran again',
    { ...github, GITHUB_ACTOR: 'octo-cat', GITHUB_TRIGGERING_ACTOR: 'grace' },
    'grace',
  ],
  ['in a job of a bot', { ...github, GITHUB_ACTOR: 'dependabot[bot]' }, 'dependabot[bot]'],
  ['in a job of Gitea', { ...github, GITEA_ACTIONS: 'true', GITHUB_ACTOR: 'tea' }, 'tea'],
  ['in a job of GitLab', { GITLAB_CI: 'true', GITLAB_USER_LOGIN: 'grace.h' }, 'grace.h'],
  ['in a job without a login', { GITLAB_CI: 'true', GITLAB_USER_LOGIN: '' }, 'ada'],
  ['where a variable is left over from somewhere', { GITHUB_ACTOR: 'octo-cat' }, 'ada'],
  ['where the login is an address', { GITLAB_CI: 'true', GITLAB_USER_LOGIN: 'grace@plant.example' }, 'grace'],
  ['where the login has line feeds', { ...github, GITHUB_ACTOR: 'eve\nActor: root' }, 'eveActor: root'],
  ['where the login steers the terminal', { ...github, GITHUB_ACTOR: 'eve\u001b[2J' }, 'eve[2J'],
  ['where the login is long', { ...github, GITHUB_ACTOR: 'x'.repeat(500) }, 'x'.repeat(100)],
  ['where the login is nothing but an address', { ...github, GITHUB_ACTOR: '@plant.example' }, 'unknown'],
])('the actor %s', (_, environment, expected) => {
  expect(actorOf(environment, local)).toBe(expected);
});

test('the actor of a user in a domain has no address', () => {
  expect(actorOf({}, () => 'ada@corp.example')).toBe('ada');
});

test('the actor of a user without a name is the number of the user', () => {
  const nameless = () => {
    throw new Error('ENOENT: no such user');
  };
  expect(actorOf({}, nameless)).toBe(`uid-${process.getuid?.()}`);
});
