import { openBareRepository, readRefs, type TreeDraft, updateRefs } from '@dtaas/repository';
import type { PullRequest } from '../forge.ts';
import { Fields } from './fields.ts';
import { json, notFound, numbered, type Remote } from './remote.ts';

/** A pull request as the branch of records has it. While it is open, refs say which commits its ends are. */
export interface PullRecord {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly state: PullRequest['state'];
  readonly base: { readonly branch: string; readonly commit: string };
  /** `repository` is the path of a fork. */
  readonly head: {
    readonly branch: string;
    readonly commit: string;
    readonly repository?: string | undefined;
  };
  readonly mergeCommit?: string | undefined;
  readonly mergedBy?: string | undefined;
}

export async function readPull(remote: Remote, draft: TreeDraft, number: number): Promise<PullRecord> {
  const path = numbered('pulls', number);
  const [text] = await draft.texts([path]);
  if (text === undefined) throw notFound(remote, `pull request ${number}`);
  return parsePull(path, text);
}

/** All of them, newest first. */
export async function readPulls(draft: TreeDraft): Promise<readonly PullRecord[]> {
  const records = (await draft.textsBelow('pulls')).map(({ path, text }) => parsePull(path, text));
  return records.sort((a, b) => b.number - a.number);
}

export function putPull(draft: TreeDraft, record: PullRecord): PullRecord {
  draft.put(numbered('pulls', record.number), json(record));
  return record;
}

function parsePull(path: string, text: string): PullRecord {
  const fields = Fields.parse(path, text);
  const [base, head] = [fields.fields('base'), fields.fields('head')];
  const state = fields.oneOf('state', ['open', 'merged', 'closed']);
  return {
    number: fields.number('number'),
    title: fields.text('title'),
    body: fields.text('body'),
    author: fields.text('author'),
    state,
    base: { branch: base.text('branch'), commit: base.commit('commit') },
    head: {
      branch: head.text('branch'),
      commit: head.commit('commit'),
      repository: head.optionalText('repository'),
    },
    ...(state === 'merged'
      ? { mergeCommit: fields.commit('mergeCommit'), mergedBy: fields.text('mergedBy') }
      : {}),
  };
}

/** The ref that keeps a head's commits, as on other forges: a fork may be deleted, and a branch moved. */
export function headRef(number: number): string {
  return `refs/pull/${number}/head`;
}

/** The pull requests as they are now: the refs of the open ones are read, and their heads brought here. */
export async function pullRequestsNow(
  remote: Remote,
  records: readonly PullRecord[],
): Promise<readonly PullRequest[]> {
  const open = records.filter(({ state }) => state === 'open');
  const patterns =
    open.length > 20
      ? ['refs/heads/', 'refs/pull/']
      : open.flatMap(({ number, base, head }) => [
          headRef(number),
          `refs/heads/${base.branch}`,
          `refs/heads/${head.branch}`,
        ]);
  const refs = open.length === 0 ? new Map<string, string>() : await readRefs(remote.repository, ...patterns);
  const forks = await readForks(records);
  const now = records.map((record) => recordNow(record, refs, forks));
  await keepHeads(remote, now, refs);
  return now.map((record) => pullRequestOf(remote, record, forks));
}

/** The branches of each fork; undefined where the fork was deleted. */
type Forks = ReadonlyMap<string, ReadonlyMap<string, string> | undefined>;

async function readForks(records: readonly PullRecord[]): Promise<Forks> {
  const paths = new Set(records.flatMap(({ head }) => head.repository ?? []));
  const forks = new Map<string, ReadonlyMap<string, string> | undefined>();
  for (const path of paths) {
    const fork = await openBareRepository(path).catch(() => undefined);
    forks.set(path, fork && (await readRefs(fork, 'refs/heads/')));
  }
  return forks;
}

function recordNow(record: PullRecord, refs: ReadonlyMap<string, string>, forks: Forks): PullRecord {
  if (record.state !== 'open') return record;
  const { base, head } = record;
  const heads = head.repository === undefined ? refs : forks.get(head.repository);
  return {
    ...record,
    base: { ...base, commit: refs.get(`refs/heads/${base.branch}`) ?? base.commit },
    // Where the branch or the fork was deleted, the head is what it was when somebody last looked.
    head: {
      ...head,
      commit: heads?.get(`refs/heads/${head.branch}`) ?? refs.get(headRef(record.number)) ?? head.commit,
    },
  };
}

/** Brings the commits of heads that moved here, and names them. Somebody who may only read leaves that to the next writer. */
async function keepHeads(
  remote: Remote,
  records: readonly PullRecord[],
  refs: ReadonlyMap<string, string>,
): Promise<void> {
  const moved = records.filter(
    ({ state, number, head }) => state === 'open' && refs.get(headRef(number)) !== head.commit,
  );
  try {
    for (const { head } of moved) if (head.repository !== undefined) await fetchHead(remote, head);
    await updateRefs(
      remote.repository,
      moved.map(({ number, head }) => {
        const ref = headRef(number);
        return { ref, from: refs.get(ref) ?? null, to: head.commit };
      }),
    );
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'not-writable')) throw error;
  }
}

/** Fetches a commit of a fork. No ref names it yet. */
export async function fetchHead(
  { repository }: Remote,
  { repository: fork = '', branch }: { readonly repository?: string | undefined; readonly branch: string },
): Promise<void> {
  const options = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--refmap='];
  await repository.git.run(['fetch', ...options, '--', fork, `refs/heads/${branch}`]);
}

function pullRequestOf(remote: Remote, record: PullRecord, forks: Forks): PullRequest {
  const { repository: fork } = record.head;
  const isGone = fork !== undefined && forks.get(fork) === undefined;
  return {
    number: record.number,
    title: record.title,
    body: record.body,
    author: record.author,
    state: record.state,
    base: record.base,
    head: {
      branch: record.head.branch,
      commit: record.head.commit,
      repository: isGone ? undefined : (fork ?? remote.repository.root),
    },
    isFork: fork !== undefined,
    mergeCommit: record.mergeCommit,
    mergedBy: record.mergedBy,
    url: `${remote.url}#pull-request/${record.number}`,
  };
}
