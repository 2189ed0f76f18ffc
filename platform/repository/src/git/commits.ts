import { noCommit, revInvalid, revUnknown } from '../failures.ts';
import type { Repository } from '../open.ts';
import { gitFailed } from './git-errors.ts';
import { decodePaths } from './paths.ts';
import { readRef, readRefs } from './refs.ts';

/**
 * The id of the commit that a revision names.
 *
 * Errors: `rev-invalid` (not a revision), `rev-unknown` (means nothing here), `no-commit` (nothing is committed yet).
 */
export async function resolveCommit(repository: Repository, rev: string): Promise<string> {
  const commit = await readRef(repository, `${checkedRev(rev)}^{commit}`);
  if (commit === null) throw rev === 'HEAD' ? noCommit() : revUnknown({ rev, shallow: repository.shallow });
  if (repository.note && rev !== 'HEAD') await noteAmbiguity(repository, rev);
  return commit;
}

/** A revision as people write it (`main`, `HEAD~2`, `v1.0`, a commit id): never an option, a range or a path. */
function checkedRev(rev: string): string {
  if (rev.length <= 250 && /^[A-Za-z0-9_@][A-Za-z0-9_./@{}^~+-]*$/.test(rev) && !rev.includes('..'))
    return rev;
  throw revInvalid({ rev });
}

/** git takes the tag if a branch has the same name. The user may have meant the branch. */
async function noteAmbiguity(repository: Repository, rev: string): Promise<void> {
  const [name = ''] = rev.split(/[~^@]/, 1);
  if (name === '' || /^[0-9a-f]{40,64}$/.test(name)) return;
  const places = ['tags', 'heads', 'remotes'].map((place) => `refs/${place}/${name}`);
  const refs = await readRefs(repository, ...places);
  const [taken, ...others] = places.filter((ref) => refs.has(ref));
  if (taken === undefined || others[0] === undefined) return;
  const kind = (ref: string) => (ref.startsWith('refs/tags/') ? 'tag' : 'branch');
  const [used, other] = [kind(taken), kind(others[0])];
  repository.note?.(
    `${name} names a ${used} and a ${other}. The ${used} is used. To use the ${other}, name it in full: ${others.join(' or ')}`,
  );
}

/** When HEAD was committed, by its committer's clock. `undefined` if nothing is committed yet. */
export async function commitTime({ git }: Repository): Promise<Date | undefined> {
  const { code, stdout } = await git.attempt(['show', '--no-patch', '--format=%ct', 'HEAD']);
  return code === 0 ? new Date(Number(stdout.toString().trim()) * 1000) : undefined;
}

/** The last commit that two histories share. `undefined` if they share none, or if the clone is shallow. */
export async function mergeBase({ git }: Repository, a: string, b: string): Promise<string | undefined> {
  const { code, stdout } = await git.attempt(['merge-base', a, b]);
  return code === 0 ? stdout.toString().trim() : undefined;
}

/** The last commit that HEAD and `rev` share, so that later commits of `rev` don't count. Without a shared one, `rev` itself. */
export async function partedFrom(repository: Repository, rev: string): Promise<string> {
  const commit = await resolveCommit(repository, rev);
  const head = rev === 'HEAD' ? commit : await resolveCommit(repository, 'HEAD');
  return head === commit ? commit : ((await mergeBase(repository, commit, head)) ?? commit);
}

/** True if `ancestor` is `commit` or came before it. Both are ids. */
export async function isAncestor(repository: Repository, ancestor: string, commit: string): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', ancestor, commit];
  const { code, stderr } = await repository.git.attempt(args);
  if (code > 1) throw gitFailed(args, code, stderr);
  return code === 0;
}

/**
 * Paths under `paths` (by default everywhere) whose files differ from HEAD: changed, staged, deleted or not
 * tracked. Ignored files don't count.
 */
export async function dirtyPaths(repository: Repository, paths: readonly string[] = []): Promise<string[]> {
  const options = ['--porcelain=v1', '-z', '--untracked-files=all', '--no-renames'];
  const output = await repository.git.run(['status', ...options, '--', ...paths]);
  return decodePaths(output)
    .split('\0')
    .filter(Boolean)
    .map((line) => line.slice(3));
}
