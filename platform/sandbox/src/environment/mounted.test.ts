import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { markFile } from './mark-file.ts';
import { mountedEnvironment, mountedName } from './mounted.ts';

const environments = mkdtempSync(join(tmpdir(), 'dtaas-mounted-'));
afterAll(() => rmSync(environments, { recursive: true, force: true }));

describe('an environment that a place has mounted', () => {
  const spec = (kind: 'node' | 'python', digit: string) => {
    return { kind, lock: 'x', lockDigest: digit.repeat(64) };
  };

  it('has a name by its kind and its lock file alone', () => {
    expect(mountedName(spec('node', 'a'))).toBe(`node-${'a'.repeat(40)}`);
  });

  it('is found with its packages', () => {
    const [node, python] = [spec('node', 'a'), spec('python', 'a')];
    const folderOf = (of: typeof node) => join(environments, mountedName(of));
    mkdirSync(join(folderOf(node), 'node_modules'), { recursive: true });
    mkdirSync(folderOf(python));
    writeFileSync(join(folderOf(python), markFile), 'lib/python3.11/site-packages');
    expect(mountedEnvironment(node, environments)).toEqual({
      key: mountedName(node),
      kind: 'node',
      folder: folderOf(node),
      packages: 'node_modules',
    });
    expect(mountedEnvironment(python, environments)).toMatchObject({
      kind: 'python',
      packages: 'lib/python3.11/site-packages',
    });
  });

  it.each(['node', 'python'] as const)('of %s is missing where nothing is mounted', (kind) => {
    expect(mountedEnvironment(spec(kind, 'b'), environments)).toBeUndefined();
  });

  it('is not looked for if an asset has none, or an image', () => {
    expect(mountedEnvironment({ kind: 'none' }, environments)).toBeUndefined();
    expect(mountedEnvironment({ kind: 'image', image: 'sha256:1' }, environments)).toBeUndefined();
  });
});
