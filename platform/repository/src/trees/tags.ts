import { DtaasError, directoryOf, objectOf, type Published, parseVersionedReference } from '@dtaas/model';
import { resolveCommit } from '../git/commits.ts';
import { platformLine } from '../git/objects.ts';
import { readRef } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { keepObjects } from '../snapshots/keep-objects.ts';
import { treeAt } from './commit-tree.ts';
import { sourcesPrefix } from './sources.ts';

/**
 * The versions that are taken, here and in the sources that were fetched, with their files: what `check` resolves references
 * against. Two git calls, and one more for each version whose files are looked at. A tag whose commit lacks the directory is
 * left out.
 */
export async function readPublished(repository: Repository): Promise<readonly Published[]> {
  const format = '--format=%(refname) %(objecttype) %(objectname) %(*objecttype) %(*objectname)';
  const listed = await repository.git.text(['for-each-ref', format, 'refs/tags/', sourcesPrefix]);
  const known = lastRead.get(repository.gitDir);
  if (known?.listed === listed) return known.published;
  const published = publishedIn(repository, listed);
  lastRead.set(repository.gitDir, { listed, published });
  published.catch(() => lastRead.delete(repository.gitDir));
  return published;
}

/** By git directory. The commits of the tags decide about all else, and a command asks more than once, also at once. */
const lastRead = new Map<
  string,
  { readonly listed: string; readonly published: Promise<readonly Published[]> }
>();

async function publishedIn(repository: Repository, listed: string): Promise<readonly Published[]> {
  const tags = listed.split('\n').flatMap((line) => {
    const [ref = '', type, id, peeledType, peeled] = line.split(' ');
    const [, source = 'tags', name = ''] = /^refs\/(?:dtaas\/sources\/([^/]+)\/)?tags\/(.+)$/.exec(ref) ?? [];
    const parsed = parseVersionedReference(name);
    const commit = type === 'commit' ? id : peeledType === 'commit' ? peeled : undefined;
    if (!parsed || commit === undefined) return [];
    return [{ version: { ...parsed, source }, commit, directory: directoryOf(parsed.reference) }];
  });
  if (tags.length === 0) return [];
  const input = tags.map(({ commit, directory }) => `${commit}:${directory}\n`).join('');
  const answers = (await repository.git.text(['cat-file', '--buffer', '--batch-check'], input)).split('\n');
  return tags.flatMap(({ version, commit, directory }, index): Published[] => {
    const [treeId, type] = (answers[index] ?? '').split(' ');
    if (treeId === undefined || type !== 'tree') return [];
    return [{ ...version, commit, treeId, files: () => treeAt(repository, commit, [directory]) }];
  });
}

/**
 * Makes the tag of a version at a commit. Returns whether the tag was made now: a tag that names the commit already stays.
 * Errors: `version-taken` (the tag names another commit).
 */
export async function createTag(
  repository: Repository,
  name: string,
  rev: string,
  message: string,
): Promise<boolean> {
  if (!parseVersionedReference(name)) throw new Error(`${name} is not the name of a version`);
  const ref = `refs/tags/${name}`;
  const commit = await resolveCommit(repository, rev);
  if ((await readRef(repository, `${ref}^{commit}`)) === commit) return false;
  const head = [`object ${commit}`, 'type commit', `tag ${name}`, `tagger ${await personLine(repository)}`];
  // Written without `git tag`, which may want to sign and ask for a passphrase.
  const tag = objectOf(repository.objectFormat, 'tag', `${head.join('\n')}\n\n${message.trim()}\n`);
  if (await keepObjects(repository, [tag], [{ ref, to: tag.id, from: null }])) return true;
  // `dtaas check` reports the same code, so model has its explanation.
  throw new DtaasError({
    code: 'version-taken',
    message: `The version ${name} is taken: its tag names another commit.`,
    hint: 'Published versions never change. Give the asset a new version.',
  });
}

/** The tagger of a published version, in git's format: git's user, or the platform itself if git has no user. */
async function personLine({ git }: Repository): Promise<string> {
  // Without the setting, git would make up a name and an address from those of the account and the machine.
  const { code, stdout } = await git.attempt(['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT']);
  return code === 0 ? stdout.toString().trim() : platformLine();
}
