import { describe, expect, test } from 'vitest';
import { type FindOptions, findForge } from './find-forge.ts';
import type { NamedForge } from './server.ts';

const find = (
  remote: string,
  forges: readonly NamedForge[] = [],
  environment: FindOptions['environment'] = {},
) => findForge(remote, { forges, environment, folder: '/work/clone' });

const gitea: NamedForge = { kind: 'gitea', url: 'https://git.example:3000/' };

describe('the forge of a remote', () => {
  test.each([
    ['https://github.com/plant/twins.git', 'github', 'https://api.github.com', 'plant/twins'],
    ['git@github.com:plant/twins.git', 'github', 'https://api.github.com', 'plant/twins'],
    ['ssh://git@ssh.github.com:443/plant/twins.git', 'github', 'https://api.github.com', 'plant/twins'],
    ['https://gitlab.com/a/b/c/twins', 'gitlab', 'https://gitlab.com/api/v4', 'a/b/c/twins'],
    ['git@gitlab.com:a/b/c/twins.git', 'gitlab', 'https://gitlab.com/api/v4', 'a/b/c/twins'],
    ['https://codeberg.org/plant/twins', 'gitea', 'https://codeberg.org/api/v1', 'plant/twins'],
    ['https://token:x@gitea.com/plant/twins', 'gitea', 'https://gitea.com/api/v1', 'plant/twins'],
  ])('%s is known', (remote, kind, api, repository) => {
    expect(find(remote)).toMatchObject({ kind, api, repository });
  });

  test('is git alone for a path', () => {
    expect(find('../twins.git')).toEqual({ kind: 'local', repository: '/work/twins.git' });
    expect(find('file:///srv/twins.git')).toEqual({ kind: 'local', repository: '/srv/twins.git' });
  });

  test.each([
    ['the same port', 'https://git.example:3000/plant/twins.git'],
    ['ssh at any port', 'ssh://git@git.example:2222/plant/twins.git'],
    ['the form of scp', 'git@git.example:plant/twins.git'],
  ])('is named by platform.yaml, with %s', (_, remote) => {
    expect(find(remote, [gitea])).toEqual({
      kind: 'gitea',
      url: 'https://git.example:3000',
      api: 'https://git.example:3000/api/v1',
      title: 'git.example:3000',
      repository: 'plant/twins',
    });
  });

  test.each([
    'https://git.example/plant/twins',
    'https://git.example:3001/a/b',
    'https://other.example:3000/a/b',
  ])('is another one at %s', (remote) => {
    expect(() => find(remote, [gitea])).toThrow(expect.objectContaining({ code: 'forge-unknown' }));
  });

  test('may have its pages below a path, which its addresses for ssh lack', () => {
    const forges: readonly NamedForge[] = [
      { kind: 'gitlab', url: 'https://plant.example/gitlab', title: 'our GitLab' },
    ];
    const found = {
      title: 'our GitLab',
      api: 'https://plant.example/gitlab/api/v4',
      repository: 'a/b/twins',
    };
    expect(find('https://plant.example/gitlab/a/b/twins.git', forges)).toMatchObject(found);
    expect(find('git@plant.example:a/b/twins.git', forges)).toMatchObject(found);
    expect(() => find('https://plant.example/gitlabs/a/twins', forges)).toThrow(/No forge is known/);
  });

  test("cannot be another one because a pull request's platform.yaml says so", () => {
    const evil: NamedForge = { kind: 'gitea', url: 'https://github.com', api: 'https://evil.example' };
    expect(find('https://github.com/plant/twins', [evil])).toMatchObject({ api: 'https://api.github.com' });
    const job = { GITEA_ACTIONS: 'true', GITHUB_SERVER_URL: 'https://git.example' };
    const other: NamedForge = { kind: 'github', url: 'https://git.example', api: 'https://evil.example' };
    expect(find('https://git.example/plant/twins', [other], job)).toMatchObject({
      kind: 'gitea',
      api: 'https://git.example/api/v1',
    });
  });

  test.each(['https://evil.example/api/v1', 'http://git.example/api/v1', 'https://git.example:99999'])(
    'is not found with its interface at %s, where its token would be sent',
    (api) => {
      const forges: readonly NamedForge[] = [{ kind: 'gitea', url: 'https://git.example', api }];
      expect(() => find('https://git.example/plant/twins', forges)).toThrow(/No forge is known/);
    },
  );

  test.each([
    'https://github.com/plant',
    'https://github.com/plant/twins/tree/main',
    'https://gitlab.com/twins',
    'https://github.com/plant/%2e%2e',
    'https://github.com/plant/a%20b',
    'git@github.com:plant/..',
    'ext::sh -c true',
  ])('is not looked for at %s', (remote) => {
    expect(() => find(remote)).toThrow(expect.objectContaining({ code: 'forge-remote-invalid' }));
  });

  test('is told as unknown without the credentials of the address', () => {
    const remote = 'https://user:s3cret@git.example/plant/twins.git';
    expect(() => find(remote)).toThrow('No forge is known at https://git.example/plant/twins.');
  });
});

describe("a job's environment", () => {
  const jobs = [
    ['GITHUB_ACTIONS', 'github', 'https://git.example/api/v3'],
    ['GITEA_ACTIONS', 'gitea', 'https://git.example/api/v1'],
    ['FORGEJO_ACTIONS', 'gitea', 'https://git.example/api/v1'],
  ] as const;

  test.each(jobs)('with %s names its own server', (variable, kind, api) => {
    // Gitea and Forgejo set GITHUB_ACTIONS, too.
    const job = { GITHUB_ACTIONS: 'true', [variable]: 'true', GITHUB_SERVER_URL: 'https://git.example' };
    for (const GITHUB_API_URL of [undefined, api])
      expect(find('https://git.example/plant/twins', [], { ...job, GITHUB_API_URL })).toMatchObject({
        kind,
        api,
      });
  });

  test('of GitLab names its own server', () => {
    const job = {
      GITLAB_CI: 'true',
      CI_SERVER_URL: 'https://plant.example/gitlab',
      CI_API_V4_URL: 'https://plant.example/gitlab/api/v4',
    };
    expect(find('https://gitlab-ci-token:t@plant.example/gitlab/a/b/twins.git', [], job)).toMatchObject({
      kind: 'gitlab',
      repository: 'a/b/twins',
    });
  });

  test.each([...jobs, ['GITLAB_CI', 'gitlab', ''] as const])(
    'with %s does not make a foreign remote its own',
    (variable) => {
      const job = {
        [variable]: 'true',
        GITHUB_SERVER_URL: 'https://git.example',
        CI_SERVER_URL: 'https://git.example',
      };
      expect(() => find('https://other.example/plant/twins', [], job)).toThrow(/No forge is known/);
      expect(find('https://github.com/plant/twins', [], job)).toMatchObject({
        api: 'https://api.github.com',
      });
    },
  );

  test.each([
    { GITHUB_ACTIONS: 'true' },
    { GITHUB_ACTIONS: 'false', GITHUB_SERVER_URL: 'https://git.example' },
    { GITHUB_ACTIONS: 'true', GITHUB_SERVER_URL: 'javascript:alert(1)' },
    { GITHUB_SERVER_URL: 'https://git.example' },
  ])('%j names none', (environment) => {
    expect(() => find('https://git.example/plant/twins', [], environment)).toThrow(/No forge is known/);
  });
});
