import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { GitHash } from '@dtaas/model';
import { gitTooOld, notARepository } from './failures.ts';
import { type Git, gitIn } from './git/git.ts';
import { gitFailed } from './git/git-errors.ts';

/** A clone. Nothing that can change is kept: every function asks git again. */
export interface Repository {
  /** Absolute path of the work tree's root. */
  readonly root: string;
  /** Absolute path of the git directory that all work trees of the clone share. */
  readonly gitDir: string;
  /** True where the clone lacks old commits; what isn't there can't be compared. */
  readonly shallow: boolean;
  readonly objectFormat: GitHash;
  readonly git: Git;
  /** Shows a note to the user at once, e.g. about a wait, or about a name with two meanings. */
  readonly note?: (text: string) => void;
}

/** An option since the oldest version that is enough: an older git prints it among its answers. */
const pathFormat = '--path-format=absolute';

/**
 * Opens the clone that `directory` lies in.
 *
 * Errors: `git-missing`, `git-too-old`, `not-a-repository`, `repository-bare`, `repository-owned-by-another`.
 * A clone without a commit opens, so that its files can be checked; `resolveCommit` says `no-commit`.
 */
export async function openRepository(
  directory: string,
  { note }: Pick<Repository, 'note'> = {},
): Promise<Repository> {
  const folder = resolve(directory);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw notARepository({ said: `${folder} is not a directory.` });
  }
  const git = gitIn(folder);
  const asked = ['--is-shallow-repository', '--show-object-format', '--git-common-dir', '--show-toplevel'];
  const { code, stdout, stderr } = await git.attempt(['rev-parse', pathFormat, ...asked]);
  const [shallow, objectFormat, gitDir, root] = stdout.toString().split('\n');
  if (code !== 0 || shallow === pathFormat) expectGit(await git.text(['version']));
  if (code !== 0) throw gitFailed(['rev-parse'], code, stderr);
  if (!root || !gitDir) throw gitFailed(['rev-parse'], code, 'this operation must be run in a work tree');
  return {
    root,
    gitDir,
    shallow: shallow === 'true',
    objectFormat: objectFormat === 'sha256' ? 'sha256' : 'sha1',
    git: gitIn(root),
    ...(note ? { note } : {}),
  };
}

/**
 * Opens a bare repository on this machine, such as a remote in a folder. Its `root` is the git directory: it has no files checked out.
 *
 * Errors: `git-missing`, `git-too-old`, `not-a-repository` (also for a clone with files), `repository-owned-by-another`.
 */
export async function openBareRepository(directory: string): Promise<Repository> {
  const folder = resolve(directory);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw notARepository({ said: `${folder} is not a directory.` });
  }
  const git = gitIn(folder);
  const asked = [
    '--is-shallow-repository',
    '--show-object-format',
    '--is-bare-repository',
    '--git-common-dir',
  ];
  const { code, stdout, stderr } = await git.attempt(['rev-parse', pathFormat, ...asked]);
  const [shallow, objectFormat, isBare, gitDir = ''] = stdout.toString().split('\n');
  if (code !== 0 || shallow === pathFormat) expectGit(await git.text(['version']));
  if (code !== 0) throw gitFailed(['rev-parse'], code, stderr);
  if (isBare !== 'true') throw notARepository({ said: `${folder} is not a bare repository.` });
  return {
    root: gitDir,
    gitDir,
    shallow: shallow === 'true',
    objectFormat: objectFormat === 'sha256' ? 'sha256' : 'sha1',
    git: gitIn(gitDir),
  };
}

/** @param text `git version 2.39.5 (Apple Git-154)` @throws DtaasError `git-too-old` */
export function expectGit(text: string): void {
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(text) ?? []).map(Number);
  if (major * 1000 + minor < 2031) throw gitTooOld({ version: text });
}
