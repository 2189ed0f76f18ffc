import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { copyState } from './copy-state.ts';
import { installState } from './install.ts';
import { listState, openStateFile, refuseTooLarge } from './state-files.ts';

let folder: string;
let state: string;
beforeEach(() => {
  const made = mkdtempSync(join(tmpdir(), 'dtaas-state-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  folder = made;
  state = join(made, 'state');
  mkdirSync(state);
});

const copy = async (): Promise<string> => {
  const to = join(folder, 'copy');
  await copyState(state, to, await listState('estimator', state));
  return to;
};

describe('a state', () => {
  test('is copied with its files, without links and their targets', async () => {
    mkdirSync(join(state, 'a/b'), { recursive: true });
    writeFileSync(join(state, 'a/b/values'), 'x');
    writeFileSync(join(state, 'program'), '#!', { mode: 0o755 });
    symlinkSync('/etc', join(state, 'etc'));
    symlinkSync('/etc/passwd', join(state, 'passwd'));
    const found = await listState('estimator', state);
    expect(found.map(({ path, size }) => [path, size])).toEqual([
      ['a/b/values', 1],
      ['program', 2],
    ]);
    const to = await copy();
    expect(readFileSync(join(to, 'a/b/values'), 'utf8')).toBe('x');
    expect(statSync(join(to, 'program')).mode & 0o777).toBe(0o700);
  });

  test('keeps the holes of its files, and every byte', async () => {
    const file = join(state, 'sparse');
    const bytes = Buffer.alloc(300_000);
    bytes.write('in the middle', 150_000);
    bytes.write('end', bytes.length - 3);
    writeFileSync(file, bytes);
    writeFileSync(join(state, 'hole'), '');
    truncateSync(join(state, 'hole'), 64 * 2 ** 20);
    const to = await copy();
    expect(readFileSync(join(to, 'sparse')).equals(bytes)).toBe(true);
    expect(statSync(join(to, 'hole')).size).toBe(64 * 2 ** 20);
    expect(statSync(join(to, 'hole')).blocks).toBeLessThan(64);
  });

  test('is copied only up to the counted size', async () => {
    writeFileSync(join(state, 'grows'), 'counted');
    const found = await listState('estimator', state);
    writeFileSync(join(state, 'grows'), 'counted, and then grown');
    await copyState(state, join(folder, 'copy'), found);
    expect(readFileSync(join(folder, 'copy', 'grows'), 'utf8')).toBe('counted');
  });

  test('is not read through a link that replaces a folder after the count', async () => {
    mkdirSync(join(state, 'a'));
    writeFileSync(join(state, 'a/values'), 'its own');
    mkdirSync(join(folder, 'outside'));
    writeFileSync(join(folder, 'outside/values'), 'the secret');
    const found = await listState('estimator', state);
    renameSync(join(state, 'a'), join(folder, 'moved'));
    symlinkSync(join(folder, 'outside'), join(state, 'a'));
    expect(await openStateFile(state, 'a/values')).toBe(undefined);
    expect(await copyState(state, join(folder, 'copy'), found)).toEqual([]);
  });

  test.each([
    ['a folder', (path: string) => mkdirSync(path)],
    ['a file', (path: string) => writeFileSync(path, 'x')],
  ])('with %s that its owner may not read is refused by name, also for root', async (_, make) => {
    mkdirSync(join(state, 'deep'));
    const path = join(state, 'deep', 'closed');
    make(path);
    chmodSync(path, 0);
    await expect(listState('estimator', state)).rejects.toMatchObject({
      code: 'component-state-unreadable',
      message: `No snapshot was taken: a snapshot can't hold "deep/closed" from the state of estimator, because its mode is 000.`,
    });
    chmodSync(path, 0o700);
  });

  test('that is closed itself is refused', async () => {
    chmodSync(state, 0);
    await expect(listState('estimator', state)).rejects.toMatchObject({ code: 'component-state-unreadable' });
    chmodSync(state, 0o700);
  });

  test("with a name that isn't UTF-8 is refused, and the error shows the name", async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${state}/caf`), Buffer.from([0xe9])]), 'x');
    await expect(listState('estimator', state)).rejects.toMatchObject({
      code: 'component-state-unreadable',
      message: expect.stringContaining(
        '"caf\\xe9" from the state of estimator, because its name isn\'t UTF-8',
      ),
    });
  });

  test.each([
    [
      'more folders than the runner can hold open',
      () => mkdirSync(join(state, 'd/'.repeat(101)), { recursive: true }),
      'more than 100 folders deep',
    ],
    [
      'more files than the runner can hold in memory',
      () => {
        for (let n = 0; n < 301; n++) writeFileSync(join(state, String(n)), '');
      },
      'more than 300 files and folders',
    ],
    [
      'a link in its place',
      () => {
        rmSync(state, { recursive: true });
        symlinkSync(folder, state);
      },
      'it is not a folder',
    ],
  ])('with %s is refused', async (_, make, reason) => {
    make();
    await expect(listState('estimator', state, 300)).rejects.toMatchObject({
      code: 'component-state-unreadable',
      message: expect.stringContaining(reason),
    });
  });

  test.each(['.git', '.GIT'])('in a folder called %s, which git could not keep, is refused', async (name) => {
    mkdirSync(join(state, 'repository', name), { recursive: true });
    writeFileSync(join(state, 'repository', name, 'HEAD'), 'x');
    await expect(listState('estimator', state)).rejects.toMatchObject({
      code: 'component-state-unreadable',
      message: expect.stringContaining(`"repository/${name}" from the state of estimator, because git`),
    });
  });
});

test('states that are too large together are refused with the name of the largest state and its largest file', () => {
  const file = (path: string, size: number) => ({ path, size, mode: 0o600 });
  const states = {
    small: [file('x', 2 ** 20)],
    estimator: [file('log', 2 ** 20), file('big.bin', 60 * 2 ** 30)],
    empty: [],
  };
  expect(() => refuseTooLarge(states, 4 * 2 ** 30)).toThrow(
    "No snapshot was taken: the components' states hold 60GiB together, and 4GiB are allowed. " +
      'The largest state is that of estimator with 60GiB; its largest file is "big.bin" with 60GiB (holes included).',
  );
  expect(() => refuseTooLarge(states, 61 * 2 ** 30)).not.toThrow();
});

test('a state with a folder that may not be entered is replaced by a restored one', async () => {
  mkdirSync(join(state, 'estimator/closed'), { recursive: true });
  writeFileSync(join(state, 'estimator/closed/file'), 'x');
  chmodSync(join(state, 'estimator/closed'), 0);
  const spec = { components: {} } as never;
  const manifest = { components: {} } as never;
  await installState(folder, join(folder, 'snapshot'), manifest, { spec });
  await installState(folder, join(folder, 'snapshot'), manifest, { spec });
  expect(statSync(state).isDirectory()).toBe(true);
});
