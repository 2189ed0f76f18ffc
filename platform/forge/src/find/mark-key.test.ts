import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectMarkKey, localMarkKey, markKeyIn } from './mark-key.ts';

const key = 'k'.repeat(32);

describe('DTAAS_MARK_KEY', () => {
  test('is taken without the line end that a file has', () => {
    expect(markKeyIn({ DTAAS_MARK_KEY: `${key}\n` })).toBe(key);
    expect(expectMarkKey({ DTAAS_MARK_KEY: key })).toBe(key);
  });

  test.each([{}, { DTAAS_MARK_KEY: '' }, { DTAAS_MARK_KEY: '  ' }])('is missing in %j', (environment) => {
    expect(markKeyIn(environment)).toBeUndefined();
    expect(() => expectMarkKey(environment)).toThrow(
      expect.objectContaining({ code: 'forge-mark-key-missing' }),
    );
  });

  test('is refused if it is short, and not printed', () => {
    const short = 'k'.repeat(31);
    const error = expect.objectContaining({
      code: 'forge-mark-key-short',
      message: expect.not.stringContaining(short),
    });
    expect(() => markKeyIn({ DTAAS_MARK_KEY: short })).toThrow(error);
  });
});

describe('the key of a bare repository', () => {
  let folder: string;
  let bare: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dtaas-mark-key-'));
    bare = join(folder, 'twins.git');
    execFileSync('git', ['init', '-q', '--bare', bare]);
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const path = () => join(bare, 'dtaas-mark-key');
  const ownFiles = () => readdirSync(bare).filter((name) => name.startsWith('dtaas'));

  test('is made by the first use and kept', () => {
    const made = localMarkKey(bare);
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(localMarkKey(bare)).toBe(made);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(ownFiles()).toEqual(['dtaas-mark-key']);
  });

  test('is the same for processes that make it at once', async () => {
    const program = join(folder, 'program.mjs');
    const source =
      "import { localMarkKey } from './mark-key.ts'; console.log(localMarkKey(process.argv[2]));";
    const resolveDir = fileURLToPath(new URL('.', import.meta.url));
    const stdin = { contents: source, resolveDir };
    await build({
      stdin,
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: program,
      logLevel: 'error',
    });
    const run = promisify(execFile);
    const keys = await Promise.all(
      Array.from({ length: 4 }, async () => (await run(process.execPath, [program, bare])).stdout),
    );
    expect(new Set(keys).size).toBe(1);
    expect(ownFiles()).toEqual(['dtaas-mark-key']);
  });

  test.each([0o640, 0o604, 0o660])('is refused with the mode %o', (mode) => {
    localMarkKey(bare);
    chmodSync(path(), mode);
    expect(() => localMarkKey(bare)).toThrow(expect.objectContaining({ code: 'forge-mark-key-open' }));
  });

  test('is refused if somebody has shortened it', () => {
    writeFileSync(path(), 'short\n', { mode: 0o600 });
    expect(() => localMarkKey(bare)).toThrow(expect.objectContaining({ code: 'forge-mark-key-short' }));
  });

  test.each([
    ['nothing', 'does not exist'],
    ['.', 'is not a git repository'],
    ['work', 'is a clone with a work tree'],
    ['work/.git', 'is a clone with a work tree'],
  ])('is not made at %s, where no bare repository is', (name, is) => {
    const work = join(folder, 'work');
    execFileSync('git', ['init', '-q', work]);
    const refused = expect.objectContaining({
      code: 'forge-remote-not-bare',
      message: expect.stringContaining(is),
    });
    expect(() => localMarkKey(join(folder, name))).toThrow(refused);
    expect(readdirSync(folder)).toEqual(['twins.git', 'work']);
    expect(readdirSync(join(work, '.git'))).not.toContain('dtaas-mark-key');
  });
});
