import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command, ExitCode, Options } from '../context.ts';
import { run as verify } from '../verify/verify.ts';
import { run as check } from './check.ts';
import { run as lock } from './lock.ts';

const version = 'models/pump@1.2.0';

let folder: string;
let printed: string[];
let noted: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-sources-'));
  vi.stubEnv('DTAAS_CACHE', join(folder, 'cache'));
  vi.stubEnv('DTAAS_STATE_HOME', join(folder, 'state'));
  for (const name of ['ours', 'theirs'])
    execFileSync('git', ['init', '-q', '-b', 'main', join(folder, name)]);
  write('theirs', asset('models/pump', '1.2.0'));
  commit('theirs');
  git('theirs', 'tag', version);
  write('ours', {
    'platform.yaml':
      'apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec: {organisation: plant, places: {here: {kind: process}}, defaultPlace: here, sources: [{name: partner, path: ../theirs}], verification: {allowWeak: true}}\n',
    ...asset('functions/watch', '1.0.0'),
    'twins/box/README.md': 'A box.\n',
    'twins/box/twin.yaml': `apiVersion: dtaas/v1
kind: Twin
metadata: {name: box, version: 1.0.0, title: Box, license: MIT, owners: [team]}
spec:
  assets:
    watch: {asset: functions/watch, version: ^1}
    pump: {asset: models/pump, version: ^1}
`,
  });
  commit('ours');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function asset(reference: string, assetVersion: string, test = 'exit 0'): Record<string, string> {
  const [kind, name] = reference.split('/');
  const run = kind === 'models' ? '' : '  run: {command: [sh, main.sh]}\n';
  return {
    [`assets/${reference}/README.md`]: `${name}\n`,
    [`assets/${reference}/main.sh`]: 'cat\n',
    [`assets/${reference}/test.sh`]: `${test}\n`,
    [`assets/${reference}/asset.yaml`]: `apiVersion: dtaas/v1
kind: ${kind === 'models' ? 'Model' : 'Function'}
metadata: {name: ${name}, version: ${assetVersion}, title: It, license: MIT, owners: [team]}
spec:
  test: {command: [sh, test.sh]}
${run}`,
  };
}

function write(clone: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, clone, path)), { recursive: true });
    writeFileSync(join(folder, clone, path), text);
  }
}

function git(clone: string, ...arguments_: string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  return execFileSync('git', [...identity, ...arguments_], { cwd: join(folder, clone), encoding: 'utf8' });
}

function commit(clone: string): void {
  git(clone, 'add', '-A');
  git(clone, 'commit', '-q', '-m', 'Change');
}

async function call(run: Command, options: Options = {}, clone = 'ours'): Promise<ExitCode> {
  [printed, noted] = [[], []];
  return run(
    {
      cwd: join(folder, clone),
      format: 'text',
      interactive: false,
      signal: new AbortController().signal,
      print: (text) => void printed.push(text),
      printJson: (value) => void printed.push(JSON.stringify(value)),
      note: (text) => void noted.push(text),
    },
    [],
    options,
  );
}

function locked(): string {
  return readFileSync(join(folder, 'ours/twins/box/twin.lock'), 'utf8');
}

describe('a version of another repository', () => {
  it('is fetched by lock, and then used by all commands without the other repository', async () => {
    expect(await call(check)).toBe(1);
    expect(printed.join('\n')).toContain('If a source has it, fetch it with `dtaas lock`.');
    expect(await call(lock)).toBe(0);
    expect(locked()).toContain('source: "partner"');
    expect(locked()).toContain(git('theirs', 'rev-parse', 'HEAD').trim());

    renameSync(join(folder, 'theirs'), join(folder, 'away'));
    expect(await call(check)).toBe(0);
    expect(await call(verify)).toBe(0);
    expect(noted.join('\n')).toMatch(/models\/pump.* passed/);
  });

  it('is verified here, even if its owners have verified it', async () => {
    write('theirs', asset('models/pump', '1.3.0', 'exit 3'));
    commit('theirs');
    git('theirs', 'tag', 'models/pump@1.3.0');
    expect(await call(lock)).toBe(0);
    expect(await call(verify)).toBe(1);
    expect(noted.join('\n')).toMatch(/models\/pump.* failed/);
  });

  it('comes into a fresh clone as it is locked, and nothing newer', async () => {
    await call(lock);
    commit('ours');
    const before = locked();
    write('theirs', asset('models/pump', '1.3.0'));
    commit('theirs');
    git('theirs', 'tag', 'models/pump@1.3.0');
    execFileSync('git', ['clone', '-q', join(folder, 'ours'), join(folder, 'fresh')]);
    expect(await call(check, {}, 'fresh')).toBe(1);
    expect(printed.join('\n')).toContain('dtaas lock --fetch');
    expect(await call(lock, { fetch: true }, 'fresh')).toBe(0);
    expect(printed).toEqual(['box: this clone has all versions in twin.lock']);
    expect(await call(check, {}, 'fresh')).toBe(0);
    expect(readFileSync(join(folder, 'fresh/twins/box/twin.lock'), 'utf8')).toBe(before);
  });

  it('comes from an earlier fetch if its repository cannot be reached, and is missing without one', async () => {
    await call(lock);
    renameSync(join(folder, 'theirs'), join(folder, 'away'));
    expect(await call(lock)).toBe(0);
    expect(noted.join('\n')).toContain('The source partner was not fetched');
    git('ours', 'update-ref', '-d', `refs/dtaas/sources/partner/tags/${version}`);
    expect(await call(lock)).toBe(1);
    expect(printed.join('\n')).toContain('models/pump ^1: no such version');
    expect(await call(lock, { fetch: true })).toBe(1);
  });

  it('is not fetched if the tree has every version that is named', async () => {
    renameSync(join(folder, 'theirs'), join(folder, 'away'));
    write('ours', asset('models/pump', '1.0.0'));
    expect(await call(lock)).toBe(0);
    expect(noted).toEqual([]);
  });

  it('is refused if its tag has moved', async () => {
    await call(lock);
    write('theirs', asset('models/pump', '1.2.0', 'exit 0 # another'));
    commit('theirs');
    git('theirs', 'tag', '-f', version);
    await expect(call(lock)).rejects.toMatchObject({ code: 'source-changed' });
  });
});
