import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { call, report } from '../../testing/call.ts';
import { run as codeowners } from './codeowners.ts';

let folder: string;
let clone: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-codeowners-'));
  clone = join(folder, 'clone');
  vi.stubEnv('DTAAS_CACHE', join(folder, 'cache'));
  platform('{maintainers: [grace]}');
  write(
    'assets/models/pump/asset.yaml',
    'apiVersion: dtaas/v1\nkind: Model\nmetadata: {name: pump, version: 1.0.0, license: MIT, owners: [ada]}\n',
  );
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: clone });
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(clone, path)), { recursive: true });
  writeFileSync(join(clone, path), text);
}

function platform(roles: string): void {
  const spec = `{organisation: plant, places: {here: {kind: process}}, defaultPlace: here, roles: ${roles}}`;
  write('platform.yaml', `apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec: ${spec}\n`);
}

const path = '.github/CODEOWNERS';
const read = () => readFileSync(join(clone, path), 'utf8');
const asked = (options: object = {}) => call(codeowners, clone, [], { options: { ...options } });

describe('dtaas codeowners', () => {
  test('shows the file and writes nothing', async () => {
    const { code, printed } = await asked();
    expect(code).toBe(0);
    expect(printed).toContain('* @grace\n/assets/models/pump/ @ada');
    expect(existsSync(join(clone, path))).toBe(false);
  });

  test('answers a report', async () => {
    expect(await report(codeowners, clone, [])).toMatchObject({
      kind: 'CodeownersReport',
      path,
      outcome: 'shown',
      text: expect.stringContaining('@ada'),
    });
  });

  test('writes it with --write, and leaves it alone the second time', async () => {
    expect((await asked({ write: true })).printed).toContain(`${path}: written`);
    expect(read()).toContain('/assets/models/pump/ @ada\n');
    expect((await asked({ write: true })).printed).toContain(`${path}: up to date`);
  });

  test('ends with 1 for --check if the file is missing or out of date', async () => {
    const missing = await asked({ check: true });
    expect(missing).toMatchObject({ code: 1, printed: expect.stringContaining('dtaas codeowners --write') });
    await asked({ write: true });
    expect((await asked({ check: true })).code).toBe(0);
    platform('{maintainers: [grace, olga]}');
    expect((await asked({ check: true })).code).toBe(1);
    await asked({ write: true });
    expect(read()).toContain('* @grace @olga\n');
  });

  test("writes where the clone's forge looks", async () => {
    execFileSync('git', ['remote', 'add', 'origin', 'git@gitlab.com:plant/twins.git'], { cwd: clone });
    expect((await asked({ write: true })).printed).toContain('.gitlab/CODEOWNERS: written');
  });

  test('keeps to the place where it wrote before', async () => {
    await asked({ write: true });
    mkdirSync(join(clone, 'docs'));
    execFileSync('mv', [path, 'docs/CODEOWNERS'], { cwd: clone });
    platform('{}');
    expect((await asked({ write: true })).printed).toContain('docs/CODEOWNERS: written');
  });

  test('never replaces what somebody wrote, and follows no link', async () => {
    write(path, '* @mallory\n');
    await expect(asked({ write: true })).rejects.toMatchObject({ code: 'codeowners-taken' });
    expect(read()).toBe('* @mallory\n');
    rmSync(join(clone, '.github'), { recursive: true });
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), join(clone, '.github'));
    await expect(asked({ write: true })).rejects.toMatchObject({ code: 'codeowners-taken' });
    expect(existsSync(join(folder, 'elsewhere/CODEOWNERS'))).toBe(false);
  });
});
