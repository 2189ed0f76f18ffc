import { describe, expect, it, test } from 'vitest';
import { npmFilesOf } from './node-lock.ts';

const integrity = `sha512-${'A'.repeat(86)}==`;

function read(packages: object): { manifest: Record<string, unknown>; packages: Record<string, unknown> } {
  const { manifest, lock } = npmFilesOf(
    JSON.stringify({ lockfileVersion: 3, packages }),
    'package-lock.json',
  );
  return { manifest: JSON.parse(manifest), packages: JSON.parse(lock).packages };
}

describe('the files that npm gets for a lock file', () => {
  it('names packages, versions and hashes, and no address or range', () => {
    const { manifest, packages } = read({
      '': {
        ...{ name: 'x', scripts: { install: 'x' }, workspaces: ['a'] },
        dependencies: { a: 'git+https://example.com/a.git', '@s/b': '^1.0.0' },
      },
      'node_modules/a': {
        ...{ version: '1.0.0', integrity, resolved: 'https://example.com/a.tgz', hasInstallScript: true },
        dependencies: { c: 'https://example.com/c.tgz' },
      },
      'node_modules/a/node_modules/c': {
        version: '2.0.0-rc.1+b',
        integrity: `sha1-${'A'.repeat(27)}= ${integrity}`,
      },
      'node_modules/@s/b': {
        version: '1.2.3',
        integrity,
        resolved: 'https://registry.example/@s/b/-/b-1.2.3.tgz',
      },
      'node_modules/alias': {
        name: 'real',
        version: '3.0.0',
        integrity,
        resolved: 'https://registry.example/real/-/real-3.0.0.tgz',
      },
    });
    expect(manifest).toEqual({
      name: 'environment',
      version: '0.0.0',
      private: true,
      dependencies: { a: '*', '@s/b': '*' },
    });
    expect(packages['node_modules/a']).toEqual({
      version: '1.0.0',
      integrity,
      hasInstallScript: true,
      dependencies: { c: '*' },
    });
    expect(packages['node_modules/@s/b']).toEqual({ version: '1.2.3', integrity });
    expect(packages['node_modules/alias']).toEqual({ name: 'real', version: '3.0.0', integrity });
  });

  it('accepts bundled packages by the hash of the package around them', () => {
    const bundle = (bundler: object) => ({
      'node_modules/a': { version: '1.0.0', integrity, ...bundler },
      'node_modules/a/node_modules/b': { version: '1.0.0', inBundle: true },
      'node_modules/a/node_modules/b/node_modules/c': { version: '1.0.0', inBundle: true },
    });
    expect(Object.keys(read(bundle({ bundleDependencies: ['b'] })).packages)).toHaveLength(4);
    expect(() => read(bundle({}))).toThrow('gives no hash for b, c');
    expect(() => read({ 'node_modules/a': { version: '1.0.0', inBundle: true } })).toThrow(
      'gives no hash for a',
    );
  });

  test.each([
    [
      'a hash that is none',
      { 'node_modules/a': { version: '1.0.0', integrity: 'none' } },
      'gives no hash for a',
    ],
    [
      'a hash among others that are none',
      { 'node_modules/a': { version: '1.0.0', integrity: `${integrity} md5-x` } },
      'gives no hash for a',
    ],
    ['a link', { 'node_modules/a': { version: '1.0.0', link: true, integrity } }, 'gives no hash for a'],
    [
      'a workspace',
      { 'packages/a': { version: '1.0.0', integrity } },
      '"packages/a", which is not the path of a package',
    ],
    [
      'a path that leaves',
      { 'node_modules/../../etc': { version: '1.0.0', integrity } },
      'not the path of a package',
    ],
    [
      'an address for a version',
      { 'node_modules/a': { version: 'https://example.com/a.tgz', integrity } },
      'not a package of a registry',
    ],
    [
      'an address for a name',
      { 'node_modules/a': { name: 'git+ssh://x', version: '1.0.0', integrity } },
      'not a package of a registry',
    ],
    [
      'a range for a version',
      { 'node_modules/a': { version: '^1.0.0', integrity } },
      'not a package of a registry',
    ],
  ])('refuses %s', (_, packages, message) => {
    expect(() => read(packages)).toThrow(message);
  });
});
