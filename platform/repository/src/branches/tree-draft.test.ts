import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitFiles, temporaryRepository } from '../../testing/temporary-repository.ts';
import { readRef } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { keepObjects } from '../snapshots/keep-objects.ts';
import { changeBranch, draftCommit } from './change-branch.ts';
import { TreeDraft } from './tree-draft.ts';

const ref = 'refs/heads/records';

/** Files of a commit with their texts, as git lists them. */
async function filesOf({ git }: Repository, commit: string): Promise<Record<string, string>> {
  const paths = (await git.text(['ls-tree', '-r', '-z', '--name-only', commit])).split('\0').filter(Boolean);
  const texts = await Promise.all(
    paths.map(async (path) => (await git.run(['show', `${commit}:${path}`])).toString()),
  );
  return Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? '']));
}

/** The commit of a draft on top of another, as git has it. */
async function committed(
  repository: Repository,
  base: string | null,
  puts: Readonly<Record<string, string | null>>,
): Promise<string> {
  const draft = new TreeDraft(repository, base);
  for (const [path, text] of Object.entries(puts)) draft.put(path, text);
  const made = await draftCommit(repository, draft, 'Change');
  await keepObjects(repository, made.objects, []);
  await repository.git.run(['fsck', '--strict', made.id]);
  return made.id;
}

describe('changed files of a commit', () => {
  it('are added, changed and removed in any folder; all others stay', async () => {
    const repository = await temporaryRepository();
    const first = await committed(repository, null, {
      'a/b/c.txt': '1',
      'a/b.txt': '2',
      'a-b.txt': '3',
      'a.txt': '4',
    });
    expect(await filesOf(repository, first)).toEqual({
      'a/b/c.txt': '1',
      'a/b.txt': '2',
      'a-b.txt': '3',
      'a.txt': '4',
    });
    const second = await committed(repository, first, {
      'a/b/c.txt': null,
      'a/b/d/e.txt': '5',
      'a.txt': '6',
      'no/such.txt': null,
    });
    expect(await filesOf(repository, second)).toEqual({
      'a/b/d/e.txt': '5',
      'a/b.txt': '2',
      'a-b.txt': '3',
      'a.txt': '6',
    });
  });

  it('leave no empty folders, and may remove everything', async () => {
    const repository = await temporaryRepository();
    const first = await committed(repository, null, { 'a/b/c.txt': '1', 'd.txt': '2' });
    const second = await committed(repository, first, { 'a/b/c.txt': null });
    expect(await repository.git.text(['ls-tree', '-t', '-r', '--name-only', second])).toBe('d.txt');
    expect(await filesOf(repository, await committed(repository, second, { 'd.txt': null }))).toEqual({});
  });

  it('keep the modes, links and names of all others, also names that are not UTF-8', async () => {
    const repository = await temporaryRepository();
    writeFileSync(Buffer.concat([Buffer.from(`${repository.root}/`), Buffer.from([0x61, 0xff])]), 'odd');
    writeFileSync(join(repository.root, 'run.sh'), 'true', { mode: 0o755 });
    execFileSync('ln', ['-s', 'run.sh', 'link'], { cwd: repository.root });
    const base = await commitFiles(repository, { 'plain.txt': '1' });
    const before = (await repository.git.text(['ls-tree', '-z', base])).split('\0');
    const after = await committed(repository, base, { 'plain.txt': null, 'run.sh': 'false' });
    const lines = (await repository.git.text(['ls-tree', '-z', after])).split('\0');
    expect(lines.filter((line) => !line.endsWith('run.sh'))).toEqual(
      before.filter((line) => !line.endsWith('run.sh') && !line.endsWith('plain.txt')),
    );
    expect(lines.find((line) => line.endsWith('run.sh'))).toMatch(/^100755 /);
  });

  it('a file gives way to a folder of its name', async () => {
    const repository = await temporaryRepository();
    const first = await committed(repository, null, { a: 'a file' });
    expect(await filesOf(repository, await committed(repository, first, { 'a/b': '1' }))).toEqual({
      'a/b': '1',
    });
  });

  it('are read in the order that was asked for, and a folder in the order of paths', async () => {
    const repository = await temporaryRepository();
    const commit = await committed(repository, null, {
      'x/2.json': 'two',
      'x/10.json': 'ten',
      'y.json': 'y',
    });
    const draft = new TreeDraft(repository, commit);
    expect(await draft.texts(['y.json', 'none', 'x', 'x/2.json'])).toMatchObject({
      0: 'y',
      1: undefined,
      3: 'two',
    });
    expect(await draft.textsBelow('x')).toEqual([
      { path: 'x/10.json', text: 'ten' },
      { path: 'x/2.json', text: 'two' },
    ]);
    expect(await draft.textsBelow('none')).toEqual([]);
    expect(await new TreeDraft(repository, null).textsBelow('x')).toEqual([]);
  });
});

describe('many writers of a branch', () => {
  it('lose nothing', async () => {
    const repository = await temporaryRepository();
    const add = (name: string) =>
      changeBranch(
        repository,
        { ref, message: `Add ${name}` },
        {
          decide: async (draft) => {
            const [count] = await draft.texts(['count']);
            draft.put('count', String(Number(count ?? 0) + 1));
            draft.put(`files/${name}`, name);
          },
        },
      );
    const names = Array.from({ length: 12 }, (_, index) => String(index));
    await Promise.all(names.map(add));
    const files = await filesOf(repository, ref);
    expect(files['count']).toBe('12');
    expect(Object.keys(files).filter((path) => path.startsWith('files/'))).toHaveLength(12);
  });

  it('commit nothing where nothing changes, and move further refs with the files or not at all', async () => {
    const repository = await temporaryRepository();
    const main = await readRef(repository, 'refs/heads/main');
    await changeBranch(repository, { ref, message: 'Nothing' }, { decide: async () => {} });
    expect(await readRef(repository, ref)).toBeNull();
    let tries = 0;
    const also = () => (++tries > 1 ? [] : [{ ref: 'refs/heads/main', from: '1'.repeat(40), to: main }]);
    await changeBranch(
      repository,
      { ref, message: 'One' },
      { decide: async (draft) => draft.put('a', '1'), also },
    );
    expect(tries).toBe(2);
    expect(await filesOf(repository, ref)).toEqual({ a: '1' });
  });
});
