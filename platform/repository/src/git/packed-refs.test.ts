import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryRepository } from '../../testing/temporary-repository.ts';
import type { Repository } from '../open.ts';
import { addPackedRefs } from './packed-refs.ts';
import { copyBranches, readRefs } from './refs.ts';

async function clone() {
  const repository = await temporaryRepository();
  const { git, gitDir } = repository;
  const somebody = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  await git.run([...somebody, 'tag', '-a', '-m', 'First', 'v1']);
  await git.run(['branch', 'state/before']);
  await git.run(['pack-refs', '--all']);
  const head = await git.text(['rev-parse', 'HEAD']);
  const file = join(gitDir, 'packed-refs');
  const branches = (...names: readonly string[]) =>
    new Map(names.map((name) => [`refs/heads/${name}`, head]));
  return { repository, gitDir, git, head, file, branches };
}

const refsOf = (repository: Repository) => readRefs(repository, 'refs/heads/', 'refs/tags/');
const wanted = ['state/zebra', 'state/a', 'state/before-', 'state/Übung'];

it('adds branches as git would, and git reads and packs them', async () => {
  const { repository, git, branches, file } = await clone();
  const before = await refsOf(repository);
  expect(await addPackedRefs(repository, branches(...wanted))).toBe(true);
  const written = readFileSync(file, 'utf8');
  expect(await refsOf(repository)).toEqual(new Map([...before, ...branches(...wanted)]));
  // What git writes is the same, byte by byte.
  await git.run(['update-ref', 'refs/heads/other', 'HEAD']);
  await git.run(['pack-refs', '--all']);
  await git.run(['update-ref', '-d', 'refs/heads/other']);
  expect(readFileSync(file, 'utf8')).toBe(written);
  expect(await git.text(['rev-parse', 'v1^{commit}'])).toBe(await git.text(['rev-parse', 'HEAD']));
  await git.run(['fsck', '--strict']);
});

it('makes the file in a clone without one', async () => {
  const { repository, branches, file } = await clone();
  rmSync(file);
  expect(await addPackedRefs(repository, branches('state/x'))).toBe(true);
  expect((await refsOf(repository)).has('refs/heads/state/x')).toBe(true);
});

it('leaves the file as it is where there is nothing to add, and adds to one that names nothing', async () => {
  const { repository, git, branches, file } = await clone();
  const before = readFileSync(file, 'utf8');
  expect(await copyBranches(repository, new Map())).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe(before);
  rmSync(file);
  expect(await copyBranches(repository, new Map())).toBe(true);
  expect(existsSync(file)).toBe(false);
  const [header = ''] = before.split('\n', 1);
  writeFileSync(file, `${header}\n`);
  expect(await addPackedRefs(repository, branches('state/x'))).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe(
    `${header}\n${await git.text(['rev-parse', 'state/x'])} refs/heads/state/x\n`,
  );
});

describe('leaves to git, and changes nothing,', () => {
  it.each<[string, (is: Awaited<ReturnType<typeof clone>>) => unknown]>([
    [
      'a branch that is packed',
      ({ git }) => git.run(['branch', 'state/x']).then(() => git.run(['pack-refs', '--all'])),
    ],
    ['a branch in a file', ({ git }) => git.run(['branch', 'state/x'])],
    [
      'a name below which there is a packed branch',
      ({ git }) => git.run(['branch', 'state/x/y']).then(() => git.run(['pack-refs', '--all', '--prune'])),
    ],
    ['a name below which there is a branch in a file', ({ git }) => git.run(['branch', 'state/x/y'])],
    [
      'a name below a packed branch',
      ({ git }) => git.run(['branch', 'state/one']).then(() => git.run(['pack-refs', '--all'])),
    ],
    ['a name below a branch in a file', ({ git }) => git.run(['branch', 'state/one'])],
    ['a file that is locked', ({ file }) => writeFileSync(`${file}.lock`, '')],
    [
      'a file that an old git wrote',
      ({ file }) => writeFileSync(file, readFileSync(file, 'utf8').replace(' sorted', '')),
    ],
    ['a file that is damaged', ({ file }) => writeFileSync(file, readFileSync(file, 'utf8').slice(2))],
    ['refs that are kept in tables', ({ gitDir }) => mkdirSync(join(gitDir, 'reftable'))],
  ])('%s', async (_, prepare) => {
    const is = await clone();
    await prepare(is);
    const { repository, branches, file } = is;
    const before = readFileSync(file, 'utf8');
    expect(await addPackedRefs(repository, branches('state/x', 'state/one/two', 'state/free'))).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('an id that names no commit of this clone', async () => {
    const { repository, git, head } = await clone();
    for (const id of [
      await git.text(['rev-parse', 'v1']),
      await git.text(['rev-parse', 'HEAD^{tree}']),
      '1'.repeat(head.length),
    ])
      expect(await addPackedRefs(repository, new Map([['refs/heads/state/x', id]]))).toBe(false);
  });
});

it('does not replace what it can not read', async () => {
  const { repository, branches, file } = await clone();
  rmSync(file);
  mkdirSync(file);
  expect(await addPackedRefs(repository, branches('state/x'))).toBe(false);
  expect(existsSync(`${file}.lock`)).toBe(false);
});

it('many branches that a remote has are made where the file is locked, too, and none where one is there', async () => {
  const { repository, git, branches, file } = await clone();
  const many = branches(...Array.from({ length: 30 }, (_, at) => `state/many${at}`));
  writeFileSync(`${file}.lock`, '');
  expect(await copyBranches(repository, many)).toBe(true);
  rmSync(`${file}.lock`);
  expect(new Map([...(await refsOf(repository)), ...many])).toEqual(await refsOf(repository));
  await git.run(['update-ref', '-d', 'refs/heads/state/many0']);
  expect(await copyBranches(repository, many)).toBe(false);
  expect((await refsOf(repository)).has('refs/heads/state/many0')).toBe(false);
});
