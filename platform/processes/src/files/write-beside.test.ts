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
import { ownMark } from '../family/identity.ts';
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

  describe('removes the drafts that killed processes left', () => {
    const [elsewhere, random] = ['0123456789ab', '0123456789abcdef'];
    const noProcess = 2 ** 22 + 1;
    const leave = (name: string, hours = 0): string => {
      const draft = join(folder, name);
      writeFileSync(draft, '');
      const then = new Date(Date.now() - hours * 3600_000);
      utimesSync(draft, then, then);
      return draft;
    };
    const isRemoved = (draft: string): boolean => {
      writeBeside(join(folder, 'a'), 'x');
      return !existsSync(draft);
    };

    it.each(['a', 'another-file'])('at once, if the process was one of this machine (of %s)', (name) => {
      const mark = ownMark().replace(/-\d+$/, `-${noProcess}`);
      expect(isRemoved(leave(`.${name}.draft-${mark}-${random}`))).toBe(true);
    });

    it.each([
      ['whose process lives', () => `.a.draft-${ownMark()}-${random}`],
      ['of another machine or container', () => `.a.draft-${elsewhere}-${noProcess}-${random}`],
      ['of an earlier edition', () => `.a.draft-${random}`],
      ['of an environment, by an earlier edition', () => `.building-${noProcess}-${elsewhere}`],
    ])('after a day, a draft %s', (_what, name) => {
      expect(isRemoved(leave(name(), 23))).toBe(false);
      expect(isRemoved(leave(name(), 25))).toBe(true);
    });

    it.each(['.a.draft-notes', `a.draft-${random}`, `.a.draft-${random}.old`])(
      'but not a file of a person: %s',
      (name) => {
        expect(isRemoved(leave(name, 1000))).toBe(false);
      },
    );
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
