import { describe, expect, test } from 'vitest';
import { knownServers, serverOf } from './server.ts';
import { findToken, tokenFor } from './token.ts';

const [github, gitlab, codeberg] = knownServers;
const own = serverOf({ kind: 'gitea', url: 'https://git.example' });
const ghes = serverOf({ kind: 'github', url: 'https://github.example' });
const subpath = serverOf({ kind: 'gitlab', url: 'https://plant.example/gitlab' });
const servers = { github: github!, gitlab: gitlab!, codeberg: codeberg!, own, ghes, subpath };

/** The servers that get a token. */
const receivers = (environment: Readonly<Record<string, string>>) =>
  Object.entries(servers).flatMap(([name, server]) => (findToken(server, environment) ? [name] : []));

const job = (variable: string, url: string) => ({
  [variable]: 'true',
  GITHUB_SERVER_URL: url,
  CI_SERVER_URL: url,
});

describe('a token is sent to its own server only', () => {
  test.each([
    [{ DTAAS_FORGE_TOKEN: 't' }, ['github', 'gitlab', 'codeberg']],
    [{ DTAAS_FORGE_TOKEN: 't', DTAAS_FORGE_URL: 'https://git.example/' }, ['own']],
    [{ DTAAS_FORGE_TOKEN: 't', DTAAS_FORGE_URL: 'https://plant.example/gitlab' }, ['subpath']],
    [{ DTAAS_FORGE_TOKEN: 't', DTAAS_FORGE_URL: 'https://plant.example' }, []],
    [{ DTAAS_FORGE_TOKEN: 't', DTAAS_FORGE_URL: 'http://git.example' }, []],
    [{ DTAAS_FORGE_TOKEN: 't', DTAAS_FORGE_URL: 'https://git.example:8443' }, []],
    [{ DTAAS_FORGE_TOKEN: 't', ...job('GITEA_ACTIONS', 'https://git.example') }, ['own']],
    [{ GH_TOKEN: 't' }, ['github']],
    [{ GITHUB_TOKEN: 't' }, ['github']],
    [{ GITHUB_TOKEN: 't', ...job('GITHUB_ACTIONS', 'https://github.com') }, ['github']],
    [{ GITHUB_TOKEN: 't', ...job('GITHUB_ACTIONS', 'https://github.example') }, ['ghes']],
    [{ GITHUB_TOKEN: 't', ...job('GITEA_ACTIONS', 'https://git.example') }, ['own']],
    [{ GH_ENTERPRISE_TOKEN: 't' }, []],
    [{ GH_ENTERPRISE_TOKEN: 't', GH_HOST: 'github.example' }, ['ghes']],
    [{ GITLAB_TOKEN: 't' }, ['gitlab']],
    [{ GITLAB_TOKEN: 't', GITLAB_HOST: 'https://plant.example/gitlab' }, ['subpath']],
    [{ GITLAB_TOKEN: 't', ...job('GITLAB_CI', 'https://plant.example/gitlab') }, ['subpath']],
    [{ GITEA_TOKEN: 't' }, []],
    [{ GITEA_TOKEN: 't', GITEA_SERVER_URL: 'https://git.example' }, ['own']],
    [{ FORGEJO_TOKEN: 't', ...job('FORGEJO_ACTIONS', 'https://codeberg.org') }, ['codeberg']],
    [{ CI_JOB_TOKEN: 't', ...job('GITLAB_CI', 'https://gitlab.com') }, []],
    [{ DTAAS_FORGE_TOKEN: ' ' }, []],
    [{ GITEA_TOKEN: 't', GITEA_SERVER_URL: 'not a url at all' }, []],
  ])('%j', (environment, expected) => {
    expect(receivers(environment)).toEqual(expected);
  });
});

test('the platform’s own variable comes first', () => {
  const environment = { GITHUB_TOKEN: 'b', GH_TOKEN: 'c', DTAAS_FORGE_TOKEN: 'a\n' };
  expect(findToken(servers.github, environment)).toEqual({ token: 'a', variable: 'DTAAS_FORGE_TOKEN' });
});

describe('a missing token', () => {
  test.each([
    ['github', 'DTAAS_FORGE_TOKEN or GH_TOKEN'],
    ['gitlab', 'DTAAS_FORGE_TOKEN or GITLAB_TOKEN'],
    ['codeberg', 'Set DTAAS_FORGE_TOKEN.'],
    ['own', 'DTAAS_FORGE_URL=https://git.example'],
  ] as const)('of %s is told with its variables', (server, hint) => {
    const wanted = { code: 'forge-token-missing', hint: expect.stringContaining(hint) };
    expect(() => tokenFor(servers[server], {})).toThrow(expect.objectContaining(wanted));
  });

  test('is told from a token of another server, and no message has a token', () => {
    const error = expect.objectContaining({
      code: 'forge-token-foreign',
      message: expect.not.stringContaining('s3cret'),
      hint: expect.stringContaining('DTAAS_FORGE_URL=https://git.example'),
    });
    expect(() => tokenFor(own, { DTAAS_FORGE_TOKEN: 's3cret' })).toThrow(error);
  });
});
