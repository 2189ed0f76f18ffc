import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { contentFiles, filesOf, type Tree, usualDocumentation } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import {
  commitFiles,
  temporaryFolder,
  temporaryRepository,
  writeFiles,
} from '../../testing/temporary-repository.ts';
import { start, temporaryScript } from '../../testing/temporary-script.ts';
import { readCommitTree } from './commit-tree.ts';
import { materialise } from './materialise.ts';
import { readWorkTree } from './work-tree.ts';
import { staysInside } from './write-files.ts';

const reference = 'models/pump';
const directory = 'assets/models/pump';
const assetOf = (tree: Tree) => ({
  tree,
  directory,
  files: contentFiles(filesOf(tree, reference), usualDocumentation),
});

describe('materialise', () => {
  it('writes the files of an asset, documentation aside, read-only', async () => {
    const repository = await temporaryRepository({
      [`${directory}/asset.yaml`]: 'x',
      [`${directory}/src/main.mjs`]: 'y',
      [`${directory}/README.md`]: 'z',
      [`${directory}/docs/more.txt`]: 'z',
      [`${directory}/src/prompt.md`]: 'read by the program',
      [`${directory}-2/asset.yaml`]: 'other',
    });
    symlinkSync('../asset.yaml', join(repository.root, directory, 'src/link'));
    const worked = await readWorkTree(repository);
    await commitFiles(repository, {});
    for (const tree of [worked, await readCommitTree(repository, 'HEAD')]) {
      const target = join(temporaryFolder(), 'store', 'digest');
      await materialise(assetOf(tree), target);
      expect(readdirSync(target, { recursive: true }).sort()).toEqual([
        'asset.yaml',
        'src',
        'src/link',
        'src/main.mjs',
        'src/prompt.md',
      ]);
      expect(readlinkSync(join(target, 'src/link'))).toBe('../asset.yaml');
      expect(lstatSync(join(target, 'asset.yaml')).mode & 0o777).toBe(0o444);
      expect(readdirSync(join(target, '..'))).toEqual(['digest']);
    }
  });

  it('refuses links that leave, and files that change meanwhile', async () => {
    const repository = await temporaryRepository({ [`${directory}/asset.yaml`]: 'x' });
    const target = join(temporaryFolder(), 'target');
    writeFiles(repository.root, { [`${directory}/asset.yaml`]: 'uncommitted' });
    const tree = await readWorkTree(repository);
    writeFiles(repository.root, { [`${directory}/asset.yaml`]: 'y' });
    await expect(materialise(assetOf(tree), target)).rejects.toMatchObject({ code: 'content-differs' });
    symlinkSync('../../data', join(repository.root, directory, 'link'));
    const linked = await readWorkTree(repository);
    await expect(materialise(assetOf(linked), target)).rejects.toMatchObject({ code: 'path-unsafe' });
    expect(readdirSync(join(target, '..'))).toEqual([]);
  });

  it.each([
    ['a', 'b', true],
    ['a/b', '../c', true],
    ['a/b', '..', true],
    ['a', '..', false],
    ['a', '/etc', false],
    ['a', '../x', false],
    ['a/b', '../../x', false],
    ['a', 'b/../../x', false],
    // `b` could be a link to the root of the asset: then this leaves it.
    ['a', 'b/../x', false],
    ['a', '', false],
  ])('a link at %s to %s stays inside: %s', (path, destination, inside) => {
    expect(staysInside(path, destination)).toBe(inside);
  });

  it('is whole or absent when many do it at once and are killed', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [`${directory}/f${n}`, `${n}`.repeat(9999)]),
    );
    const repository = await temporaryRepository(files);
    const target = join(temporaryFolder(), 'target');
    const script = await temporaryScript(
      import.meta.url,
      `
      import { openRepository } from '../open.ts';
      import { readCommitTree } from './commit-tree.ts';
      import { materialise } from './materialise.ts';
      const [root, directory, target] = process.argv.slice(2);
      const tree = await readCommitTree(await openRepository(root), 'HEAD');
      console.log('ready');
      const files = [...tree.entries].map(([path, entry]) => ({ ...entry, path: path.slice(directory.length + 1) }));
      for (let n = 0; n < 10; n++) await materialise({ tree, directory, files }, target + n);`,
    );
    for (let round = 0; round < 4; round++) {
      const running = [1, 2].map(() => start(script, [repository.root, directory, target]));
      await new Promise((resolve) => running[0]!.child.stdout!.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, round === 3 ? 1 : 20 * round));
      if (round < 3) await Promise.all(running.map((one) => one.kill()));
      else await Promise.all(running.map((one) => one.output));
      for (let n = 0; n < 10; n++)
        if (existsSync(target + n)) expect(readdirSync(target + n)).toHaveLength(40);
    }
    expect(readFileSync(`${target}9/f1`, 'utf8')).toBe('1'.repeat(9999));
  });

  it('removes what a killed process left behind a day ago', async () => {
    const repository = await temporaryRepository({ [`${directory}/asset.yaml`]: 'x' });
    const folder = temporaryFolder();
    const [old, fresh] = ['.target.draft-0123456789abcdef', '.target.draft-fedcba9876543210'] as const;
    writeFiles(folder, { [`${old}/x`]: '', [`${fresh}/x`]: '' });
    utimesSync(join(folder, old), 1, 1);
    const tree = await readWorkTree(repository);
    await materialise(assetOf(tree), join(folder, 'target'));
    expect(readdirSync(folder).sort()).toEqual([fresh, 'target']);
    rmSync(join(folder, 'target'), { recursive: true });
  });
});
