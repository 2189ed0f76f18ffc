import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localTwin } from '../../../testing/local-twin.ts';
import { listState, readState } from './component-files.ts';

let folder: string;
let state: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-files-'));
  state = join(folder, 'state');
  mkdirSync(join(state, 'sub'), { recursive: true });
  writeFileSync(join(folder, 'outside'), 'not of this component');
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = async (path: string) => {
  const answer = await readState(localTwin(state), 'pump', path);
  return typeof answer === 'string' ? answer : { text: answer.toString() };
};

describe('the files of a component', () => {
  test.each([
    'count',
    'sub/count',
    '<img src=x onerror=alert(1)>',
    "it's $(id) `id`",
    'a\nb',
    'end\n',
    '-n',
    'Größe',
    ' ',
  ])('are listed and read, also with the name %j', async (path) => {
    writeFileSync(join(state, path), 'seven');
    const files = await listState(localTwin(state), 'pump');
    expect(files).toContainEqual({
      path,
      kind: 'file',
      bytes: 5,
      changedAt: expect.stringMatching(/^20.*Z$/),
    });
    expect(await read(path)).toEqual({ text: 'seven' });
  });

  test('have their bytes as they are', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 10]);
    writeFileSync(join(state, 'binary'), bytes);
    expect(await readState(localTwin(state), 'pump', 'binary')).toEqual(bytes);
  });

  test('that lead out by a link are listed as links and not read', async () => {
    symlinkSync('../outside', join(state, 'link'));
    symlinkSync('..', join(state, 'up'));
    symlinkSync('count', join(state, 'inner'));
    writeFileSync(join(state, 'count'), 'seven');
    const files = await listState(localTwin(state), 'pump');
    expect(files.filter(({ kind }) => kind === 'link').map(({ path }) => path)).toEqual([
      'inner',
      'link',
      'up',
    ]);
    expect(files.map(({ path }) => path)).not.toContain('up/outside');
    for (const path of ['link', 'up/outside', 'inner', 'up/state/count'])
      expect(await read(path)).toBe('none');
  });

  test.each([
    '../outside',
    'sub/../../outside',
    '/etc/passwd',
    '.',
    '',
    'sub',
    'nothing',
    'sub/../count',
    './count',
    'a\0b',
  ])('are not read by the path %j', async (path) => {
    writeFileSync(join(state, 'count'), 'seven');
    expect(await read(path)).toBe('none');
  });

  test('that are no plain files are not read', async () => {
    execFileSync('mkfifo', [join(state, 'pipe')]);
    expect(await read('pipe')).toBe('none');
    expect(await listState(localTwin(state), 'pump')).toContainEqual(
      expect.objectContaining({ path: 'pipe', kind: 'other' }),
    );
  });

  test('that are too long for a page say so', async () => {
    writeFileSync(join(state, 'long'), Buffer.alloc(8 * 2 ** 20 + 1));
    expect(await read('long')).toBe('long');
  });

  test('are at most 5000', async () => {
    for (let index = 0; index < 5_100; index++) writeFileSync(join(state, `${index}`), '');
    expect(await listState(localTwin(state), 'pump')).toHaveLength(5_000);
  });
});
