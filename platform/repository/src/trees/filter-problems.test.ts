import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { commitFiles, temporaryFolder, temporaryRepository } from '../../testing/temporary-repository.ts';
import type { Repository } from '../open.ts';
import { filterProblems } from './filter-problems.ts';
import { readWorkTree } from './work-tree.ts';

const file = 'assets/data/plant/values.csv';

const problemsOf = async (repository: Repository) =>
  (await filterProblems(repository, await readWorkTree(repository))).map((one) => `${one.code} ${one.file}`);

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

describe('a filter is found', () => {
  const rule = '*.csv filter=lfs\n';
  it.each<[where: string, place: (repository: Repository) => Promise<unknown>]>([
    ['in .gitattributes', (repository) => commitFiles(repository, { '.gitattributes': rule })],
    [
      'in .gitattributes of the folder',
      (repository) => commitFiles(repository, { 'assets/data/plant/.gitattributes': rule }),
    ],
    ['in a file that is not tracked', async ({ root }) => write(join(root, 'assets/.gitattributes'), rule)],
    [
      'in a file that is ignored',
      async ({ root }) => {
        write(join(root, '.gitignore'), '.gitattributes\n');
        write(join(root, '.gitattributes'), rule);
      },
    ],
    [
      'in a file that is only in the index',
      async (repository) => {
        await commitFiles(repository, { '.gitattributes': rule });
        rmSync(join(repository.root, '.gitattributes'));
      },
    ],
    ['in info/attributes', async ({ gitDir }) => write(join(gitDir, 'info/attributes'), rule)],
    [
      'in the file that core.attributesFile names',
      async ({ root, git }) => {
        write(join(root, 'mine'), rule);
        await git.run(['config', 'core.attributesFile', join(root, 'mine')]);
      },
    ],
    [
      "in the user's file",
      async () => {
        const settings = temporaryFolder();
        vi.stubEnv('XDG_CONFIG_HOME', settings);
        write(join(settings, 'git/attributes'), rule);
      },
    ],
    [
      'behind a macro',
      (repository) =>
        commitFiles(repository, { '.gitattributes': '[attr]large filter=lfs -text\n*.csv large\n' }),
    ],
  ])('%s', async (_, place) => {
    const repository = await temporaryRepository({ [file]: 'a\n', 'assets/data/plant/b.txt': 'b\n' });
    expect(await problemsOf(repository)).toEqual([]);
    await place(repository);
    try {
      expect(await problemsOf(repository)).toEqual([`asset-filtered ${file}`]);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('but not if it is unset for the file', async () => {
    const attributes = `*.csv filter=lfs\nassets/** -filter\n`;
    expect(
      await problemsOf(await temporaryRepository({ [file]: 'a\n', '.gitattributes': attributes })),
    ).toEqual([]);
  });
});

describe('a conversion is found', () => {
  it.each([
    ['text', 'a\r\n'],
    ['text=auto', 'a\r\n'],
    ['crlf', 'a\r\n'],
    ['eol=crlf', 'a\r\n'],
    ['text working-tree-encoding=UTF-16LE', 'a\0\n\0'],
    ['ident', '$Id: abc $\n'],
  ])('by the attribute %s, tracked or not', async (attribute, content) => {
    const repository = await temporaryRepository({
      [file]: content,
      '.gitattributes': `*.csv ${attribute}\n`,
    });
    expect(await problemsOf(repository)).toEqual([`asset-converted ${file}`]);
    await repository.git.run(['rm', '-q', '--cached', file]);
    expect(await problemsOf(repository)).toEqual([`asset-converted ${file}`]);
  });

  it.each(['true', 'input'])('by core.autocrlf=%s, unless the file is no text', async (value) => {
    const repository = await temporaryRepository();
    await repository.git.run(['config', 'core.autocrlf', value]);
    await commitFiles(repository, { [file]: 'a\r\n' });
    expect(await problemsOf(repository)).toEqual([`asset-converted ${file}`]);
    writeFileSync(join(repository.root, '.gitattributes'), 'assets/** -text\n');
    expect(await problemsOf(repository)).toEqual([]);
  });

  it('without asking for sizes where nothing converts', async () => {
    const repository = await temporaryRepository({ [file]: 'a\r\n', '.gitattributes': '* -text -filter\n' });
    const runSync = vi.fn(repository.git.runSync);
    expect(await problemsOf({ ...repository, git: { ...repository.git, runSync } })).toEqual([]);
    expect(runSync).not.toHaveBeenCalled();
  });
});
