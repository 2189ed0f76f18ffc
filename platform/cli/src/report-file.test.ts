import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands, nameOf } from './commands.ts';
import { main } from './main.ts';
import { reportFile } from './report-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-report-file-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** What a call printed on standard output, and its exit code. */
async function call(...words: readonly string[]): Promise<{ code: number; printed: string }> {
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  return { code: await main(words), printed };
}

describe('the file of a report', () => {
  it('has the whole report, in a folder that is made for it, and nothing beside it', () => {
    const file = join(folder, 'a/b/report.json');
    reportFile(file, (text) => text).write({ kind: 'CheckReport' });
    expect(json(file)).toEqual({ kind: 'CheckReport' });
    expect(readdirSync(join(folder, 'a/b'))).toEqual(['report.json']);
  });

  it('of an earlier call is removed before the command begins', () => {
    const file = join(folder, 'report.json');
    writeFileSync(file, 'old');
    reportFile(file, (text) => text);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['a folder', 'taken'],
    ['a file in a file', 'taken/file/x'],
  ])('is refused if it is %s', (_what, path) => {
    mkdirSync(join(folder, 'taken'));
    writeFileSync(join(folder, 'taken/file'), '');
    expect(() => reportFile(join(folder, path), (text) => text).write({})).toThrow(
      expect.objectContaining({ code: 'report-file-unusable', message: expect.stringContaining(path) }),
    );
  });
});

describe('--report', () => {
  it('writes what --format json prints, beside an answer in another format', async () => {
    const file = join(folder, 'report.json');
    const { printed } = await call('explain', 'field-unknown', '--format', 'json', '--report', file);
    expect(json(file)).toEqual(JSON.parse(printed));
    const text = await call('explain', 'field-unknown', '--report', file);
    expect(json(file)).toEqual(JSON.parse(printed));
    expect(text).toMatchObject({ code: 0, printed: expect.not.stringContaining('"apiVersion"') });
  });

  it('writes the error of a command that fails', async () => {
    const file = join(folder, 'report.json');
    const { code } = await call('explain', 'no-such-code', '--report', file);
    expect(code).toBeGreaterThan(0);
    expect(json(file)).toMatchObject({ kind: 'ErrorReport', error: { code: expect.any(String) } });
  });

  it('says that it could not write, with an exit code', async () => {
    expect((await call('explain', 'field-unknown', '--report', folder)).code).toBe(1);
  });

  it('is an option of every command that answers a report', async () => {
    for (const { usage, reportless } of Object.values(commands).flat()) {
      const { printed } = await call(nameOf({ usage }), '--help');
      expect(printed.includes('--report <file>'), usage).toBe(!reportless);
    }
  });
});
