import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectRunFolder, makeRunFolder } from './run-folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dtaas-run-folder-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the folder of a run', () => {
  it('is a new one for each run, also within a second, and git ignores it', () => {
    const folders = Array.from({ length: 5 }, () => makeRunFolder(root, 'fit', {}));
    expect(new Set(folders).size).toBe(5);
    for (const folder of folders) {
      expect(basename(folder)).toMatch(/^fit-\d{8}T\d{6}Z(-\d)?$/);
      expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
    }
    // The folder of a person called runs/ keeps what it has.
    expect(readdirSync(join(root, 'runs')).every((name) => name.startsWith('fit-'))).toBe(true);
  });

  it('is the one that was asked for, with its parents, and git sees it', () => {
    const folder = makeRunFolder(root, 'fit', { output: join(root, 'a/b') });
    expect([folder, readdirSync(folder)]).toEqual([join(root, 'a/b'), []]);
  });

  it.each([
    ['a missing folder', 'new', undefined],
    ['an empty folder', 'empty', undefined],
    ['a folder with files', 'full', 'run-output-not-empty'],
    ['a file', 'full/file', 'run-output-not-empty'],
    ['the input folder', 'in', 'run-output-in-input'],
    ['a folder in the input folder', 'in/out', 'run-output-in-input'],
    ['a folder whose name begins like that of the input folder', 'input', undefined],
  ])('may be %s: %s', (_what, output, code) => {
    for (const folder of ['empty', 'full', 'in']) mkdirSync(join(root, folder));
    writeFileSync(join(root, 'full/file'), '');
    const expectIt = () => expectRunFolder(root, { output: join(root, output), input: join(root, 'in') });
    if (code === undefined) expect(expectIt).not.toThrow();
    else expect(expectIt).toThrow(expect.objectContaining({ code }));
  });

  it('is not made in an input folder that has the whole clone', () => {
    expect(() => expectRunFolder(root, { input: root })).toThrow(
      expect.objectContaining({ code: 'run-output-in-input' }),
    );
  });
});
