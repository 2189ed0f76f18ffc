import { chmodSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@dtaas/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitFiles, temporaryRepository, writeFiles } from '../../testing/temporary-repository.ts';
import { dirtyPaths, mergeBase, resolveCommit } from '../git/commits.ts';
import { gitIn } from '../git/git.ts';
import { openRepository } from '../open.ts';
import { readCommitTree, readTreeObject, treeAt } from './commit-tree.ts';
import { readWorkTree } from './work-tree.ts';

const listing = (tree: Tree) =>
  [...tree.entries].map(([path, { mode, id, size }]) => `${mode} ${id} ${size} ${path}`);
const text = (tree: Tree, path: string) => Buffer.from(tree.read(path)).toString();

describe('trees', () => {
  it('agree between a commit and the clean work tree, whatever the names', async () => {
    const repository = await temporaryRepository();
    const name = fc
      .stringMatching(/^[a-zé~\-"' \n\u{1f600}\uff21.]{1,8}$/u)
      .filter((n) => !/^\.+$|^\.git$/.test(n));
    const files = fc.dictionary(name, fc.string(), { maxKeys: 8 });
    await fc.assert(
      fc.asyncProperty(files, async (content) => {
        const placed = Object.fromEntries(Object.entries(content).map(([key, value]) => [`d/${key}`, value]));
        rmSync(join(repository.root, 'd'), { recursive: true, force: true });
        writeFiles(repository.root, placed);
        const untracked = await readWorkTree(repository);
        await commitFiles(repository, {});
        const committed = await readCommitTree(repository, 'HEAD');
        expect(listing(untracked)).toEqual(listing(committed));
        expect(listing(await readWorkTree(repository))).toEqual(listing(committed));
        expect([...committed.entries.keys()]).toEqual([...committed.entries.keys()].sort());
        for (const [path, value] of Object.entries(placed))
          expect([text(committed, path), text(untracked, path)]).toEqual([value, value]);
        expect(committed.entries.size).toBe(Object.keys(content).length + 1);
      }),
      { numRuns: 25 },
    );
  });

  describe.each([
    ['core.autocrlf', ['core.autocrlf=true'], ''],
    ['an attribute for line ends', [], '*.csv text eol=crlf\n'],
    ['an encoding', [], '*.csv text working-tree-encoding=UTF-16LE\n'],
    ['an identity', [], '*.csv ident\n'],
    [
      'a filter, as that of LFS',
      ['filter.lfs.clean=sed s/^/stored-/', 'filter.lfs.smudge=sed s/^stored-//', 'filter.lfs.required=true'],
      '*.csv filter=lfs\n',
    ],
    [
      'a filter that keeps the size',
      ['filter.turn.clean=tr a-z A-Z', 'filter.turn.smudge=tr A-Z a-z'],
      '*.csv filter=turn\n',
    ],
  ])('with %s', (_, settings, attributes) => {
    it('are what git stores, while nothing is changed, and verify as that', async () => {
      const origin = await temporaryRepository();
      for (const setting of settings)
        await origin.git.run(['config', ...setting.split(/=(.*)/s).slice(0, 2)]);
      const path = 'assets/data/plant/values.csv';
      await commitFiles(origin, { '.gitattributes': attributes });
      await commitFiles(origin, { [path]: 'time,value $Id$\n0,1\n', 'assets/data/plant/z.bin': 'z' });
      rmSync(join(origin.root, path));
      await origin.git.run(['checkout', '-q', '--', path]);
      expect(await dirtyPaths(origin)).toEqual([]);
      const committed = await readCommitTree(origin, 'HEAD');
      const worked = await readWorkTree(origin);
      expect(listing(worked)).toEqual(listing(committed));
      expect(text(worked, path)).toBe(text(committed, path));
      const streamed: string[] = [];
      await worked.stream(['platform.yaml', path, 'assets/data/plant/z.bin'], async (name, chunks) => {
        for await (const chunk of chunks) streamed.push(`${name} ${chunk}`);
      });
      expect(streamed).toEqual([
        `platform.yaml ${text(committed, 'platform.yaml')}`,
        `${path} ${text(committed, path)}`,
        'assets/data/plant/z.bin z',
      ]);
      // What is changed is not what git stores.
      writeFileSync(join(origin.root, path), 'changed');
      expect(text(await readWorkTree(origin), path)).toBe('changed');
    });
  });

  it('sees changes, deletions, new files, modes and links, and nothing that is ignored', async () => {
    const repository = await temporaryRepository({
      '.gitignore': 'ignored\n',
      'same.txt': 'same',
      'touched.txt': 'touched',
      'changed.txt': 'before',
      'deleted.txt': 'x',
      'script.sh': '#!/bin/sh\n',
    });
    const at = (path: string) => join(repository.root, path);
    utimesSync(at('touched.txt'), 1, 1);
    writeFileSync(at('changed.txt'), 'after!');
    rmSync(at('deleted.txt'));
    chmodSync(at('script.sh'), 0o755);
    writeFileSync(at('ignored'), 'x');
    writeFileSync(at('new.txt'), 'new');
    symlinkSync('/etc/passwd', at('link'));
    const tree = await readWorkTree(repository);
    expect([...tree.entries.keys()]).toEqual([
      '.gitignore',
      'changed.txt',
      'link',
      'new.txt',
      'same.txt',
      'script.sh',
      'touched.txt',
    ]);
    expect(text(tree, 'link')).toBe('/etc/passwd');
    expect(tree.entries.get('link')?.mode).toBe('120000');
    expect(tree.entries.get('script.sh')?.mode).toBe('100755');
    expect(text(tree, 'changed.txt')).toBe('after!');
    expect((await dirtyPaths(repository)).sort()).toEqual([
      'changed.txt',
      'deleted.txt',
      'link',
      'new.txt',
      'script.sh',
    ]);
    expect(await dirtyPaths(repository, ['same.txt', 'touched.txt'])).toEqual([]);
    expect(await dirtyPaths(repository, ['new.txt'])).toEqual(['new.txt']);
    await commitFiles(repository, {});
    expect(listing(await readCommitTree(repository, 'HEAD'))).toEqual(listing(tree));
  });

  it("never follows a link that took a file's place", async () => {
    const repository = await temporaryRepository({ 'a.yaml': 'a', 'd/b.yaml': 'b' });
    const tree = await readWorkTree(repository);
    rmSync(join(repository.root, 'a.yaml'));
    symlinkSync('/etc/passwd', join(repository.root, 'a.yaml'));
    expect(() => tree.read('a.yaml')).toThrowError(/changed/);
    rmSync(join(repository.root, 'd'), { recursive: true });
    symlinkSync('/etc', join(repository.root, 'd'));
    expect([...(await readWorkTree(repository)).entries.keys()]).toEqual(['a.yaml', 'd']);
  });

  it('hashes as git will: line ends are those of the commit', async () => {
    const repository = await temporaryRepository({ '.gitattributes': '* text=auto eol=lf\n' });
    writeFiles(repository.root, { 'dos.yaml': 'a\r\nb\r\n' });
    const id = (await readWorkTree(repository)).entries.get('dos.yaml')?.id;
    await commitFiles(repository, {});
    expect((await readCommitTree(repository, 'HEAD')).entries.get('dos.yaml')?.id).toBe(id);
  });

  it('reads conflicts from the disk, sparse files from git, and leaves out other clones', async () => {
    const repository = await temporaryRepository({ 'a/x.yaml': '1', 'b/y.yaml': '2' });
    await repository.git.run(['sparse-checkout', 'set', '--cone', 'a']);
    mkdirSync(join(repository.root, 'other'));
    await gitIn(join(repository.root, 'other')).run(['init', '-q']);
    writeFiles(repository.root, { 'other/file': 'x' });
    const tree = await readWorkTree(repository);
    expect([...tree.entries.keys()]).toEqual(['a/x.yaml', 'b/y.yaml']);
    expect(text(tree, 'b/y.yaml')).toBe('2');
    expect(tree.entries.get('b/y.yaml')?.size).toBe(1);
    expect(tree.readUpTo('b/y.yaml', 0)).toBeUndefined();
  });

  it('of a work tree are read without a call of git', async () => {
    const repository = await temporaryRepository({ 'clean.yaml': '12', 'changed.yaml': '12' });
    writeFiles(repository.root, { 'changed.yaml': '123', 'new.yaml': '1' });
    const git = { ...repository.git, runSync: () => expect.fail('git was called') };
    const tree = await readWorkTree({ ...repository, git });
    const lengths = { 'clean.yaml': 2, 'changed.yaml': 3, 'new.yaml': 1 };
    for (const [path, length] of Object.entries(lengths)) {
      expect(tree.readUpTo(path, length - 1)).toBeUndefined();
      expect(tree.readUpTo(path, length)).toEqual(tree.read(path));
    }
  });

  it('reads the configuration of a commit ahead, more the more is asked for', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `f${String(index).padStart(2, '0')}.yaml`);
    const repository = await temporaryRepository(Object.fromEntries(names.map((name) => [name, name])));
    let calls = 0;
    const runSync: typeof repository.git.runSync = (...asked) => {
      calls += 1;
      return repository.git.runSync(...asked);
    };
    const counting = { ...repository, git: { ...repository.git, runSync } };
    const tree = await readCommitTree(counting, 'HEAD');
    const callsToRead = (wanted: readonly string[]) => {
      calls = 0;
      for (const name of wanted) expect(text(tree, name)).toBe(name);
      return calls;
    };
    expect(callsToRead(names.slice(20, 36))).toBe(1);
    expect(callsToRead(names)).toBe(1);
  });

  it('reads the small files of one asset of a commit together', async () => {
    const files = ['a/one/x.mjs', 'a/one/src/y.mjs', 'a/one/src/z.mjs', 'a/two/x.mjs', 'b/one/x.mjs'];
    const paths = files.map((file) => `assets/${file}`);
    const repository = await temporaryRepository(Object.fromEntries(paths.map((path) => [path, path])));
    let calls = 0;
    const runSync: typeof repository.git.runSync = (...asked) => {
      calls += 1;
      return repository.git.runSync(...asked);
    };
    const tree = await readCommitTree({ ...repository, git: { ...repository.git, runSync } }, 'HEAD');
    const callsAfter = paths.map((path) => {
      expect(text(tree, path)).toBe(path);
      return calls;
    });
    expect(callsAfter).toEqual([1, 1, 1, 2, 3]);
  });

  it('streams what it reads, in the order asked, also big files', async () => {
    const big = Buffer.alloc(3_000_000, 'x1');
    const repository = await temporaryRepository({ 'a.bin': big, 'b.txt': 'b', empty: '' });
    for (const tree of [await readCommitTree(repository, 'HEAD'), await readWorkTree(repository)]) {
      const seen: [string, Buffer][] = [];
      await tree.stream(['b.txt', 'a.bin', 'empty', 'b.txt'], async (path, chunks) => {
        const parts: Uint8Array[] = [];
        for await (const chunk of chunks) parts.push(Buffer.from(chunk));
        seen.push([path, Buffer.concat(parts)]);
      });
      expect(seen.map(([path]) => path)).toEqual(['b.txt', 'a.bin', 'empty', 'b.txt']);
      expect(seen[1]![1].equals(big)).toBe(true);
      expect(seen[2]![1].length).toBe(0);
      await expect(
        tree.stream(['a.bin'], async () => {
          throw new Error('enough');
        }),
      ).rejects.toThrowError('enough');
    }
  });

  it.each([
    ['v1', 'The tag is used. To use the branch, name it in full: refs/heads/v1'],
    ['v1~0', 'v1 names a tag and a branch'],
    ['origin/x', undefined],
    ['refs/heads/v1', undefined],
    ['v2', undefined],
    ['main', undefined],
  ])('a tag and a branch of one name: %s', async (rev, said) => {
    const { root, git } = await temporaryRepository();
    const commit = (await git.text(['rev-parse', 'HEAD'])).trim();
    const notes: string[] = [];
    const repository = await openRepository(root, { note: (text) => notes.push(text) });
    await git.run(['tag', 'v1']);
    const later = await commitFiles(repository, { a: '1' });
    for (const ref of ['refs/heads/v1', 'refs/heads/v2', 'refs/remotes/origin/x'])
      await git.run(['update-ref', ref, later]);
    expect(await resolveCommit(repository, rev)).toBe(rev.startsWith('v1') ? commit : later);
    expect(notes).toEqual(said === undefined ? [] : [expect.stringContaining(said)]);
  });

  it('knows where two commits parted, and reads a part of a tree', async () => {
    const repository = await temporaryRepository({ 'a.txt': '1', 'd/b.txt': '2' });
    const before = await resolveCommit(repository, 'HEAD');
    await repository.git.run(['mv', 'd/b.txt', 'd/c.txt']);
    const after = await commitFiles(repository, { 'new\nline': 'x' });
    expect(await mergeBase(repository, before, after)).toBe(before);
    const under = await readCommitTree(repository, before, { under: ['d'] });
    expect([...under.entries.keys()]).toEqual(['d/b.txt']);
  });

  it('are read from git once, also by who opens the clone again, and the large ones again and again', async () => {
    const { root, git } = await temporaryRepository({ 'a.txt': '1', 'd/large': 'x'.repeat(9 << 20) });
    const [first, second] = [await openRepository(root), await openRepository(root)];
    const commit = await resolveCommit(first, 'HEAD');
    const small = await readTreeObject(first, commit, ['a.txt']);
    expect(text(small, 'a.txt')).toBe('1');
    expect((await readTreeObject(first, commit, ['d'])).entries.size).toBe(1);
    await git.run(['update-ref', '-d', 'refs/heads/main']);
    rmSync(join(root, '.git/objects', commit.slice(0, 2)), { recursive: true });
    expect(text(treeAt(second, commit, ['a.txt']), 'a.txt')).toBe('1');
    expect(() => treeAt(second, commit, ['d'])).toThrow('git ls-tree');
  });
});
