import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkRepository } from '../check.ts';
import { readCatalogue } from '../document/read-catalogue.ts';
import type { Files } from '../explain/explanation.ts';
import { asset, exampleTree, twin } from '../explain/parts.ts';
import { type Resolution, resolveCatalogue } from '../resolution/index.ts';
import { withFiles } from '../tree/with-files.ts';
import { isLockDue, newLocks } from './new-locks.ts';

const pump = asset('tools/pump', 'run: {command: [pump]}');
const box = { ...pump, ...twin('assets: {pump: {asset: tools/pump, version: ^1}}', 'box') };
/** A parent of `box`, and a twin that has nothing to do with them. */
const yard = {
  ...box,
  ...twin('children: {one: {twin: box, version: ^1}}', 'yard'),
  ...twin('assets: {pump: {asset: tools/pump, version: ^1}}', 'shed'),
};

const resolved = (files: Files): Promise<Resolution> =>
  resolveCatalogue(readCatalogue(exampleTree(files)).catalogue);

/** The files with the new locks. */
async function locked(files: Files, wanted: Parameters<typeof newLocks>[1] = {}): Promise<Files> {
  const locks = await newLocks(await resolved(files), wanted);
  const texts = locks.flatMap(({ file, outcome }) => (outcome.is === 'new' ? [[file, outcome.text]] : []));
  return { ...files, ...Object.fromEntries(texts) };
}

const due = async (files: Files) =>
  (await newLocks(await resolved(files), { isWanted: isLockDue })).map(
    (lock) => `${lock.twin} ${lock.outcome.is}`,
  );

async function lockProblems(files: Files): Promise<readonly string[]> {
  const problems = await checkRepository(exampleTree(files));
  return problems.filter(({ code }) => code.startsWith('lock-')).map(({ file, code }) => `${file} ${code}`);
}

describe('new locks', () => {
  it('leave nothing to report, the locks of children being in those of their parents', async () => {
    expect((await lockProblems(yard)).length).toBe(3);
    const files = await locked(yard);
    expect(await lockProblems(files)).toEqual([]);
    expect(await due(files)).toEqual([]);
    expect((await newLocks(await resolved(files))).map(({ outcome }) => outcome.is)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
  });

  it('are due for a twin without one. Its parents have the digest of the same lock', async () => {
    const { 'twins/box/twin.lock': _, ...files } = await locked(yard);
    expect(await due(files)).toEqual(['box new']);
    expect(await lockProblems(await locked(files, { isWanted: isLockDue }))).toEqual([]);
  });

  it('are due where an asset has changed, for all twins that use it', async () => {
    const files = { ...(await locked(yard)), 'assets/tools/pump/pump.mjs': 'faster' };
    expect(await due(files)).toEqual(['box new', 'shed new', 'yard new']);
  });

  it('are due where a file cannot be read as one, as after a conflict', async () => {
    const files = { ...(await locked(box)), 'twins/box/twin.lock': '<<<<<<< main\n' };
    expect(await due(files)).toEqual(['box new']);
  });

  it('replace a link by a file, whatever the link leads to', async () => {
    const right = (await locked(box))['twins/box/twin.lock'];
    expect(await due({ ...box, 'twins/box/twin.lock': { link: String(right) } })).toEqual(['box new']);
  });

  it('are not made where a version is missing, which a later version would then be used for unseen', async () => {
    const files = { ...box, ...twin('assets: {pump: {asset: tools/pump, version: ^9}}', 'box') };
    const [lock] = await newLocks(await resolved(files));
    expect(lock).toMatchObject({
      outcome: { is: 'refused' },
      references: [{ reference: 'tools/pump', range: '^9' }],
    });
    expect(lock?.references[0]).not.toHaveProperty('version');
  });

  it('name the digests where the version is the same', async () => {
    const files = { ...(await locked(box)), 'assets/tools/pump/pump.mjs': 'faster' };
    const [lock] = await newLocks(await resolved(files));
    const [before] = parse(String((await locked(box))['twins/box/twin.lock'])).references;
    expect(lock?.references).toMatchObject([{ version: before.version, digestBefore: before.digest }]);
  });

  it('end also for a circle of children', async () => {
    const circle = {
      ...twin('children: {one: {twin: b, version: ^1}}', 'a'),
      ...twin('children: {one: {twin: a, version: ^1}}', 'b'),
    };
    expect(await newLocks(await resolved(circle), { isWanted: isLockDue })).toHaveLength(2);
  });
});

describe('a tree with other files', () => {
  it('is the tree that has them, in its order', () => {
    const before = exampleTree({ 'a.txt': '1', 'c.txt': '3' });
    const tree = withFiles(
      before,
      new Map([
        ['c.txt', 'three'],
        ['b.txt', 'two'],
      ]),
    );
    const wanted = exampleTree({ 'a.txt': '1', 'b.txt': 'two', 'c.txt': 'three' });
    expect([...tree.entries]).toEqual([...wanted.entries]);
    for (const path of tree.entries.keys()) expect(String(tree.read(path))).toBe(String(wanted.read(path)));
    expect(tree.readUpTo('b.txt', 2)).toBeUndefined();
    expect(String(tree.readUpTo('a.txt', 2))).toBe('1');
    expect(String(before.read('c.txt'))).toBe('3');
  });
});
