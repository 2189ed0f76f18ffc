import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillBeside, writeBeside } from './write-beside.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-write-beside-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('writeBeside', () => {
  it.each([
    ['a new file', undefined],
    ['a file that is there', 'a longer text than the new one'],
  ])('writes %s as a whole and leaves no draft', (_what, before) => {
    const file = join(folder, 'a.json');
    if (before !== undefined) writeFileSync(file, before);
    writeBeside(file, 'new');
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('gives the file the mode that the caller asked for, whatever the umask is', () => {
    const before = process.umask(0o077);
    try {
      writeBeside(join(folder, 'open'), 'x');
      writeBeside(join(folder, 'secret'), 'x', { mode: 0o600 });
      writeBeside(join(folder, 'program'), 'x', { mode: 0o755 });
    } finally {
      process.umask(before);
    }
    expect(['open', 'secret', 'program'].map((name) => modeOf(join(folder, name)))).toEqual([
      0o644, 0o600, 0o755,
    ]);
  });

  it('keeps the old file if the new one cannot be put in its place', () => {
    mkdirSync(join(folder, 'taken', 'inside'), { recursive: true });
    expect(() => writeBeside(join(folder, 'taken'), 'x')).toThrow();
    expect(readdirSync(folder)).toEqual(['taken']);
    expect(() => writeBeside(join(folder, 'missing', 'a'), 'x')).toThrow(/ENOENT/);
  });

  it('removes the draft that a killed process left, once it is a day old', () => {
    const [old, fresh, others] = ['.a.draft-1', '.a.draft-2', '.b.draft-1'].map((name) => join(folder, name));
    for (const draft of [old!, fresh!, others!]) writeFileSync(draft, '');
    const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
    for (const draft of [old!, others!]) utimesSync(draft, longAgo, longAgo);
    writeBeside(join(folder, 'a'), 'x');
    expect([old, fresh, others].map((draft) => existsSync(draft!))).toEqual([false, true, true]);
  });
});

describe('fillBeside', () => {
  const target = () => join(folder, 'deep', 'target');
  const fill = (text: string) => async (draft: string) => writeFileSync(join(draft, 'file'), text);

  it('makes a folder, and its parents, with the mode that the caller asked for', async () => {
    expect(await fillBeside(target(), 0o750, fill('x'))).toBe(true);
    expect(modeOf(target())).toBe(0o750);
    expect(readFileSync(join(target(), 'file'), 'utf8')).toBe('x');
    expect(readdirSync(join(folder, 'deep'))).toEqual(['target']);
  });

  it('replaces an empty folder, and leaves a folder with files as it is', async () => {
    mkdirSync(target(), { recursive: true });
    expect(await fillBeside(target(), 0o700, fill('first'))).toBe(true);
    expect(await fillBeside(target(), 0o700, fill('second'))).toBe(false);
    expect(readFileSync(join(target(), 'file'), 'utf8')).toBe('first');
  });

  it('lets exactly one of several writers win', async () => {
    const won = await Promise.all(
      Array.from({ length: 5 }, (_, n) => fillBeside(target(), 0o700, fill(`${n}`))),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(readFileSync(join(target(), 'file'), 'utf8')).toBe(`${won.indexOf(true)}`);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['target']);
  });

  it('leaves nothing if filling fails, nor where a file is in the way', async () => {
    const broken = fillBeside(target(), 0o700, () => Promise.reject(new Error('no space')));
    await expect(broken).rejects.toThrow('no space');
    expect(readdirSync(join(folder, 'deep'))).toEqual([]);
    writeFileSync(target(), 'a file');
    await expect(fillBeside(target(), 0o700, fill('x'))).rejects.toThrow(/ENOTDIR/);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['target']);
  });
});
