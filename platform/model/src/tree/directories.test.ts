import { describe, expect, it } from 'vitest';
import { directoriesOf, homeOf, partOf } from './directories.ts';
import { treeOf } from './tree-of.ts';

const tree = treeOf({
  'README.md': 'a',
  'platform.yaml': 'b',
  'assets/models/box/asset.yaml': 'c',
  'assets/models/box/docs/a.md': 'd',
  'assets/models/box-two/asset.yaml': 'e',
  'assets/solvers/box/asset.yaml': 'f',
  'twins/oven/twin.yaml': 'g',
  'twins/oven/twin.lock': 'h',
  'twins/stray.yaml': 'i',
});

describe('the home of a file', () => {
  it.each<[path: string, home: string | undefined]>([
    ['assets/models/box/asset.yaml', 'models/box'],
    ['assets/data/curve/deep/er/a.csv', 'data/curve'],
    ['assets/functions/Odd Name/x', 'functions/Odd Name'],
    ['assets/tools/t/x', 'tools/t'],
    ['twins/oven/twin.lock', 'twins/oven'],
    ['twins/oven', undefined],
    ['assets/models/box', undefined],
    ['assets/solvers/box/asset.yaml', undefined],
    ['other/assets/models/box/asset.yaml', undefined],
    ['platform.yaml', undefined],
  ])('%s is %s', (path, home) => {
    expect(homeOf(path)).toBe(home);
  });
});

describe('the directories of a tree', () => {
  it('hold the files of each asset and twin, and no others', () => {
    const found = [...directoriesOf(tree)].map(([reference, files]) => [
      reference,
      files.map(([path]) => path),
    ]);
    expect(Object.fromEntries(found)).toEqual({
      'models/box': ['assets/models/box/asset.yaml', 'assets/models/box/docs/a.md'],
      'models/box-two': ['assets/models/box-two/asset.yaml'],
      'twins/oven': ['twins/oven/twin.lock', 'twins/oven/twin.yaml'],
    });
  });

  it('are none in an empty tree', () => {
    expect(directoriesOf(treeOf({})).size).toBe(0);
  });
});

describe('a part of a tree', () => {
  it('has the files of the named directories and platform.yaml, in order', () => {
    const part = partOf(tree, ['twins/oven', 'models/box', 'models/missing']);
    const paths = [...part.entries.keys()];
    expect(paths).toEqual([...paths].sort());
    expect(paths).toEqual([
      'assets/models/box/asset.yaml',
      'assets/models/box/docs/a.md',
      'platform.yaml',
      'twins/oven/twin.lock',
      'twins/oven/twin.yaml',
    ]);
    expect(Buffer.from(part.read('platform.yaml')).toString()).toBe('b');
  });

  it('has no platform.yaml if the tree has none', () => {
    const bare = treeOf({ 'twins/oven/twin.yaml': 'g' });
    expect([...partOf(bare, ['twins/oven']).entries.keys()]).toEqual(['twins/oven/twin.yaml']);
  });
});
