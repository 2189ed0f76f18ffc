import { describe, expect, test } from 'vitest';
import { checkRepository } from '../../check.ts';
import { exampleTree, platform } from '../../explain/parts.ts';
import { isInterfaceOf } from './forges.ts';

async function found(spec: string): Promise<readonly string[]> {
  const problems = await checkRepository(exampleTree(platform(spec)), {});
  return problems.map(({ code, line, column }) => `${code} ${line}:${column}`);
}

describe('the REST interface of a forge', () => {
  test.each([
    ['https://git.example', 'https://git.example/api/v1'],
    ['https://git.example/', 'https://git.example'],
    ['https://git.example', 'https://api.git.example'],
    ['https://git.example:3000', 'https://git.example:3000/api/v1/'],
    ['https://plant.example/gitlab', 'https://plant.example/gitlab/api/v4'],
    ['https://plant.example/gitlab/', 'https://plant.example/gitlab/'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000/api/v1'],
  ])('of %s can be %s', (url, api) => {
    expect(isInterfaceOf(url, api)).toBe(true);
  });

  test.each([
    ['https://git.example', 'https://evil.example/api/v1'],
    ['https://git.example', 'https://git.example.evil.example'],
    ['https://git.example', 'https://api.git.example.evil.example'],
    ['https://git.example', 'https://evil.git.example'],
    ['https://git.example', 'http://git.example/api/v1'],
    ['https://git.example', 'https://git.example:8443/api/v1'],
    ['https://plant.example/gitlab', 'https://plant.example/api/v4'],
    ['https://plant.example/gitlab', 'https://plant.example/gitlab-evil/api'],
    ['https://plant.example/gitlab', 'https://plant.example/gitlab/../evil'],
  ])('of %s cannot be %s', (url, api) => {
    expect(isInterfaceOf(url, api)).toBe(false);
  });
});

describe('the forges of platform.yaml', () => {
  test.each([
    '[]',
    '[{kind: gitea, url: "https://git.example:3000/", title: Our Gitea}]',
    '[{kind: gitlab, url: "https://plant.example/gitlab", api: "https://plant.example/gitlab/api/v4"}]',
    '[{kind: gitea, url: "http://127.0.0.1:3000"}, {kind: gitea, url: "http://localhost:3000"}]',
    '[{kind: gitea, url: "https://git.example"}, {kind: gitlab, url: "https://git.example/gitlab"}]',
  ])('may be %s', async (forges) => {
    expect(await found(`forges: ${forges}`)).toEqual([]);
  });

  test.each([
    [
      'forge-twice',
      '[{kind: gitea, url: "https://git.example"}, {kind: gitlab, url: "https://git.example/"}]',
    ],
    ['forge-unencrypted', '[{kind: gitea, url: "http://git.example"}]'],
    ['value-malformed', '[{kind: gitea, url: "https://token@git.example"}]'],
    ['value-malformed', '[{kind: gitea, url: "https://git.example/?a"}]'],
    ['value-malformed', '[{kind: gitea, url: "git@git.example"}]'],
    ['value-not-allowed', '[{kind: local, url: "https://git.example"}]'],
    ['field-missing', '[{kind: gitea}]'],
  ])('have the problem %s as %s', async (code, forges) => {
    expect(await found(`forges: ${forges}`)).toEqual([expect.stringMatching(`^${code} 8:`)]);
  });
});

describe('the address of the state', () => {
  test.each([
    'https://git.example/plant/state.git',
    'ssh://git@git.example:2222/plant/state.git',
    'git@git.example:plant/state.git',
    'file:///srv/state.git',
    'http://127.0.0.1:3000/plant/state.git',
  ])('may be %s', async (url) => {
    expect(await found(`state: {url: "${url}", push: true}`)).toEqual([]);
    expect(await found(`state: {remote: origin, url: "${url}"}`)).toEqual([]);
  });

  test.each([
    'https://token@git.example/plant/state.git',
    'https://user:s3cret@git.example/plant/state.git',
    'ssh://git:s3cret@git.example/plant/state.git',
    'ext::sh -c true',
    '--upload-pack=x',
    'origin',
    '../state.git',
    'git://git.example/plant/state.git',
  ])('cannot be %s', async (url) => {
    expect(await found(`state: {url: "${url}"}`)).toContainEqual(
      expect.stringMatching(/^value-malformed 8:/),
    );
  });
});
