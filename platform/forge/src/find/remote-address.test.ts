import { describe, expect, test } from 'vitest';
import { parseRemote, printRemote } from './remote-address.ts';

const read = (text: string) => parseRemote(text, '/work/clone');

describe('the address of a remote', () => {
  test.each([
    ['https://git.example/plant/twins.git', 'https', 'git.example', undefined, 'plant/twins'],
    ['https://git.example/plant/twins', 'https', 'git.example', undefined, 'plant/twins'],
    ['https://git.example/plant/twins/', 'https', 'git.example', undefined, 'plant/twins'],
    ['https://Git.Example:443/plant/twins', 'https', 'git.example', undefined, 'plant/twins'],
    ['https://git.example:8443/plant/twins', 'https', 'git.example', 8443, 'plant/twins'],
    ['http://127.0.0.1:3000/plant/twins.git', 'http', '127.0.0.1', 3000, 'plant/twins'],
    ['http://[::1]:3000/plant/twins.git', 'http', '[::1]', 3000, 'plant/twins'],
    ['https://plant.example/gitlab/a/b/c.git', 'https', 'plant.example', undefined, 'gitlab/a/b/c'],
    ['ssh://git@git.example/plant/twins.git', 'ssh', 'git.example', undefined, 'plant/twins'],
    ['ssh://git@git.example:22/plant/twins.git', 'ssh', 'git.example', undefined, 'plant/twins'],
    ['ssh://git@git.example:2222/plant/twins.git', 'ssh', 'git.example', 2222, 'plant/twins'],
    ['git://git.example/plant/twins.git', 'git', 'git.example', undefined, 'plant/twins'],
    ['git@git.example:plant/twins.git', 'scp', 'git.example', undefined, 'plant/twins'],
    ['git@git.example:/plant/twins.git', 'scp', 'git.example', undefined, 'plant/twins'],
    ['git.example:plant/twins', 'scp', 'git.example', undefined, 'plant/twins'],
    ['git@[::1]:plant/twins.git', 'scp', '[::1]', undefined, 'plant/twins'],
  ])('%s is read', (text, protocol, host, port, path) => {
    expect(read(text)).toEqual({ at: 'server', protocol: `${protocol}:`, host, port, path });
  });

  test.each([
    ['/srv/twins.git', '/srv/twins.git'],
    ['file:///srv/twins.git', '/srv/twins.git'],
    ['file:///srv/our%20twins.git', '/srv/our twins.git'],
    ['../twins.git', '/work/twins.git'],
    ['twins.git', '/work/clone/twins.git'],
    ['./a:b', '/work/clone/a:b'],
    ['/srv/our twins.git', '/srv/our twins.git'],
  ])('%s is on this machine', (text, path) => {
    expect(read(text)).toEqual({ at: 'path', path });
  });

  test.each([
    '',
    '-oProxyCommand=x',
    'https://',
    'https://git.example',
    'https://git.example/',
    'https://git.example/a/b?ref=x',
    'https://git.example/a/b#x',
    'file://host/srv/twins.git',
    'ext::sh -c true',
    'ftp://git.example/a/b',
    'https://git.example/a/b\nhttps://other.example/a/b',
  ])('is not %j', (text) => {
    expect(read(text)).toBeUndefined();
  });

  test.each([
    ['https://user:s3cret@git.example:8443/plant/twins.git', 'https://git.example:8443/plant/twins'],
    ['https://s3cret@git.example/plant/twins', 'https://git.example/plant/twins'],
    ['ssh://git:s3cret@git.example/plant/twins', 'ssh://git.example/plant/twins'],
    ['s3cret@git.example:plant/twins.git', 'git.example:plant/twins'],
    ['/srv/twins.git', '/srv/twins.git'],
  ])('%s is printed without credentials', (text, printed) => {
    expect(printRemote(read(text)!)).toBe(printed);
  });
});
