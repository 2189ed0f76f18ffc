import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openPlatform } from './open-platform.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-open-'));
  vi.stubEnv('DTAAS_STATE_HOME', join(folder, 'state'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const git = (directory: string, ...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...words], { cwd: directory });

/** A repository whose `platform.yaml` says this about its state. */
function repository(state: string): string {
  git(folder, 'init', '--quiet', '-b', 'main', 'origin');
  const origin = join(folder, 'origin');
  const spec = `{organisation: plant, places: {here: {kind: process}}, defaultPlace: here, state: ${state}}`;
  const text = `apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec: ${spec}\n`;
  writeFileSync(join(origin, 'platform.yaml'), text);
  git(origin, 'add', '.');
  git(origin, 'commit', '--quiet', '-m', 'Begin');
  return origin;
}

function cloneOf(origin: string, name: string): string {
  git(folder, 'clone', '--quiet', origin, name);
  return join(folder, name);
}

async function homeOf(directory: string): Promise<string> {
  return (await openPlatform(directory, { makes: { push: true } })).world.home;
}

test.each([
  ['its URL alone', (url: string) => `{url: "${url}", push: true}`],
  ['its URL, where a clone lacks the remote', (url: string) => `{remote: twins, url: "${url}", push: true}`],
])('clones share the home of their twins by %s', async (_, state) => {
  git(folder, 'init', '--quiet', '--bare', 'home.git');
  const origin = repository(state(`file://${join(folder, 'home.git')}`));
  const [first, second] = [cloneOf(origin, 'first'), cloneOf(origin, 'second')];
  const home = await homeOf(first);
  expect(await homeOf(second)).toBe(home);
  expect(git(folder, '--git-dir', 'home.git', 'for-each-ref').toString()).toContain('refs/dtaas/home');
  expect(git(origin, 'for-each-ref', 'refs/dtaas').toString()).toBe('');
});

test('a clone that has the remote uses it rather than the URL', async () => {
  git(folder, 'init', '--quiet', '--bare', 'home.git');
  const origin = repository('{remote: twins, url: "file:///nowhere/at/all.git", push: true}');
  const clone = cloneOf(origin, 'clone');
  git(clone, 'remote', 'add', 'twins', join(folder, 'home.git'));
  await homeOf(clone);
  expect(git(folder, '--git-dir', 'home.git', 'for-each-ref').toString()).toContain('refs/dtaas/home');
});
