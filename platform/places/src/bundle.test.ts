import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeRunner } from './bundle.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-bundle-'));
  writeFileSync(join(folder, 'runner.mjs'), 'run();\n');
});
const umask = process.umask();
afterEach(() => {
  process.umask(umask);
  rmSync(folder, { recursive: true });
});

const stored = (): string => storeRunner(join(folder, 'store'), join(folder, 'runner.mjs'));

describe('the runner in the store', () => {
  it('is a copy, the same each time, alone in its folder', () => {
    const copy = stored();
    expect(readFileSync(copy, 'utf8')).toBe('run();\n');
    expect(stored()).toBe(copy);
    expect(readdirSync(dirname(copy))).toEqual(['runner.mjs']);
  });

  it('is another copy after the runner changed', () => {
    const copy = stored();
    writeFileSync(join(folder, 'runner.mjs'), 'run(2);\n');
    expect(stored()).not.toBe(copy);
    expect(readFileSync(copy, 'utf8')).toBe('run();\n');
  });

  it.each(['steal();\n', ''])('is replaced if somebody altered it to %j', (text) => {
    const copy = stored();
    writeFileSync(copy, text);
    expect(readFileSync(stored(), 'utf8')).toBe('run();\n');
  });

  it.each([0o000, 0o022, 0o077])('is only for its user under the umask %d', (open) => {
    process.umask(open);
    const copy = stored();
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(copy)).mode & 0o777).toBe(0o700);
  });
});
