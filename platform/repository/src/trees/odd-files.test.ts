import { closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRepository } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { commitFiles, temporaryRepository, writeFiles } from '../../testing/temporary-repository.ts';
import { dirtyPaths } from '../git/commits.ts';
import { gitIn } from '../git/git.ts';
import { bytesOf, decodePaths } from '../git/paths.ts';
import type { Repository } from '../open.ts';
import { readCommitTree } from './commit-tree.ts';
import { readWorkTree } from './work-tree.ts';

const platform =
  'apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec: {organisation: plant, places: {here: {kind: process}}, defaultPlace: here}\n';
const asset = 'apiVersion: dtaas/v1\nkind: Model\nmetadata: {name: box, version: 1.0.0}\n';

/** A repository with an asset whose folder holds files that another part of this test writes. */
function repositoryWithBox(): Promise<Repository> {
  return temporaryRepository({ 'platform.yaml': platform, 'assets/models/box/asset.yaml': asset });
}

async function codes(repository: Repository): Promise<readonly string[]> {
  const problems = await checkRepository(await readWorkTree(repository));
  return problems.map(({ code, file }) => `${code} ${file}`);
}

/** A path below the asset, in Latin-1: `é` is a byte that no UTF-8 text has there. */
function latin(repository: Repository, name: string): Buffer {
  return Buffer.from(join(repository.root, 'assets/models/box', name), 'latin1');
}

describe('a file whose name is not UTF-8', () => {
  const named = 'path-odd assets/models/box/caf\ufffdE9.txt';
  it('is a problem beside the others, whether git knows it or not', async () => {
    const repository = await repositoryWithBox();
    await commitFiles(repository, {});
    writeFiles(repository.root, { 'assets/models/box/asset.yaml': `${asset}colour: red\n` });
    writeFileSync(latin(repository, 'café.txt'), 'one');
    writeFileSync(latin(repository, 'cafè.txt'), 'two');
    const all = [
      expect.stringContaining(' assets/models/box/asset.yaml'),
      'path-odd assets/models/box/caf\ufffdE8.txt',
      named,
    ];
    expect(await codes(repository)).toEqual(all);
    await gitIn(repository.root).run(['add', '-A']);
    expect(await codes(repository)).toEqual(all);
    writeFileSync(latin(repository, 'café.txt'), 'other');
    expect(await codes(repository)).toEqual(all);
    expect(await dirtyPaths(repository)).toContain('assets/models/box/caf\ufffdE9.txt');
  });

  it('can be read, as a file and as a link, and has the same id as in a commit', async () => {
    const repository = await repositoryWithBox();
    writeFileSync(latin(repository, 'café.txt'), 'one');
    symlinkSync('asset.yaml', latin(repository, 'lié'));
    mkdirSync(latin(repository, 'dé'));
    writeFileSync(latin(repository, 'dé/a\nb'), 'three');
    const worked = await readWorkTree(repository);
    await commitFiles(repository, {});
    const committed = await readCommitTree(repository, 'HEAD');
    const clean = await readWorkTree(repository);
    for (const [path, text] of [
      ['caf\ufffdE9.txt', 'one'],
      ['li\ufffdE9', 'asset.yaml'],
      ['d\ufffdE9/a\nb', 'three'],
    ]) {
      const file = `assets/models/box/${path}`;
      for (const tree of [worked, committed, clean]) {
        expect(Buffer.from(tree.read(file)).toString()).toBe(text);
        expect(tree.entries.get(file)?.id).toBe(committed.entries.get(file)?.id);
        expect(tree.entries.get(file)?.size).toBe(text!.length);
      }
    }
  });

  it('has a text of its own, and the bytes come back', () => {
    for (const bytes of [[0xe9], [0x61, 0xc3, 0x62], [0xf0, 0x9f, 0x98], [0xff, 0xfe], [0xc3, 0xa9, 0x80]]) {
      const both = Buffer.from([...Buffer.from('a/é😀\0'), ...bytes, 0, 0x7a]);
      const [first, odd = '', last] = decodePaths(both).split('\0');
      expect([first, last]).toEqual(['a/é😀', 'z']);
      expect(odd).toContain('\ufffd');
      expect([...bytesOf(odd)]).toEqual(bytes);
    }
  });
});

it('a file of a format that is refused for its size is not hashed', async () => {
  const repository = await repositoryWithBox();
  mkdirSync(join(repository.root, 'twins/box'), { recursive: true });
  const file = openSync(join(repository.root, 'twins/box/twin.yaml'), 'w');
  // So much nothing that to hash it would take longer than anybody waits.
  ftruncateSync(file, 2 ** 42);
  closeSync(file);
  expect(await codes(repository)).toEqual(['file-too-large twins/box/twin.yaml']);
});

describe('a file whose name is a slip', () => {
  it.each([['Twin.yaml'], ['TWIN.YAML'], ['twin.yml'], ['twin.YML'], ['twin.json']])(
    '%s is to be renamed',
    async (name) => {
      const repository = await repositoryWithBox();
      writeFiles(repository.root, { [`twins/box/${name}`]: 'x: y\n' });
      const [problem] = await checkRepository(await readWorkTree(repository));
      expect(problem).toMatchObject({ code: 'file-missing', hint: `Rename ${name} to twin.yaml.` });
    },
  );

  it('at the root too', async () => {
    const repository = await temporaryRepository({ 'Platform.yaml': platform });
    const [problem] = await checkRepository(await readWorkTree(repository));
    expect(problem).toMatchObject({
      code: 'platform-missing',
      hint: 'Rename Platform.yaml to platform.yaml.',
    });
  });
});
