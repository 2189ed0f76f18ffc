import { describe, expect, it } from 'vitest';
import { parseChallenge } from './challenge.ts';
import { isLoopback, parseRepository } from './repository.ts';

describe('parseRepository', () => {
  it.each([
    ['registry.example/twins/workspace', 'https://registry.example/', 'twins/workspace'],
    ['registry.example:5000/w', 'https://registry.example:5000/', 'w'],
    ['localhost:5000/w', 'http://localhost:5000/', 'w'],
    ['127.0.0.1:5000/a-b/c_d.e', 'http://127.0.0.1:5000/', 'a-b/c_d.e'],
    ['[::1]:5000/w', 'http://[::1]:5000/', 'w'],
    ['127.example.com/w', 'https://127.example.com/', 'w'],
  ])('reads %s', (text, url, path) => {
    const repository = parseRepository(text);
    expect([repository.url.href, repository.path, repository.name]).toEqual([url, path, text]);
  });

  it.each([
    'workspace',
    'library/workspace',
    'registry.example/',
    'registry.example/Twins',
    'https://registry.example/w',
    'registry.example/w:v1',
    'registry.example/../w',
    'registry.example/a//b',
    'user@registry.example/w',
    'registry.example:99999/w',
    'registry.example/w?x',
    '',
    'registry.example/w\n',
  ])('refuses %j', (text) => {
    expect(() => parseRepository(text)).toThrow(expect.objectContaining({ code: 'registry-name-malformed' }));
  });
});

it.each([
  ['http://127.0.0.53/', true],
  ['http://localhost/', true],
  ['http://[::1]/', true],
  ['http://128.0.0.1/', false],
  ['http://localhost.example/', false],
])('%s is on this machine: %s', (url, expected) => {
  expect(isLoopback(new URL(url))).toBe(expected);
});

describe('parseChallenge', () => {
  it.each([
    ['Basic realm="x"', { scheme: 'basic' }],
    ['bearer realm="https://t/",service=s', { scheme: 'bearer', realm: 'https://t/', service: 's' }],
    [
      'Bearer realm="https://t/", service="s", scope="repository:w:pull,push"',
      { scheme: 'bearer', realm: 'https://t/', service: 's', scope: 'repository:w:pull,push' },
    ],
    ['Bearer service="s"', undefined],
    ['Negotiate', undefined],
    ['', undefined],
  ])('reads %s', (header, expected) => {
    expect(parseChallenge(header)).toEqual(expected);
  });
});
