import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** For tests: a clone of a bare repository. Its `main` has one commit; the branch `faster` is checked out. */
interface ProposingClone {
  readonly folder: string;
  readonly clone: string;
  readonly remote: string;
}

const platform =
  'apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec: {organisation: plant, places: {here: {kind: process}}, defaultPlace: here}\n';

/** Makes one that is removed when the test ends. */
export function proposingClone(): ProposingClone {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dtaas-propose-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [clone, remote] = [join(folder, 'clone'), join(folder, 'twins.git')];
  git(folder, 'init', '-q', '--bare', '-b', 'main', remote);
  git(folder, 'clone', '-q', remote, clone);
  git(clone, 'config', 'user.name', 'Test');
  git(clone, 'config', 'user.email', 'test@example.org');
  git(clone, 'switch', '-q', '-c', 'main');
  commit(clone, 'platform.yaml', platform, 'Begin');
  git(clone, 'push', '-q', 'origin', 'main');
  git(clone, 'switch', '-q', '-c', 'faster');
  return { folder, clone, remote };
}

export function git(cwd: string, ...words: readonly string[]): string {
  return execFileSync('git', words, { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** Writes a file and commits it; answers the commit's id. */
export function commit(clone: string, file: string, text: string, message: string): string {
  writeFileSync(join(clone, file), text);
  git(clone, 'add', '-A');
  git(clone, 'commit', '-q', '-m', message);
  return git(clone, 'rev-parse', 'HEAD');
}
