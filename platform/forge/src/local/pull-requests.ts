import { isAncestor, openBareRepository, readRef, type TreeDraft } from '@dtaas/repository';
import { forgeRefused } from '../failures.ts';
import type { Forge, PullRequest } from '../forge.ts';
import {
  fetchHead,
  headRef,
  type PullRecord,
  pullRequestsNow,
  putPull,
  readPull,
  readPulls,
} from './pull-records.ts';
import { nextNumber, notFound, oneLine, type Remote } from './remote.ts';

type Request = Parameters<Forge['ensurePullRequest']>[0];

export async function pullRequestNow(remote: Remote, number: number): Promise<PullRequest> {
  return now(remote, await remote.read((draft) => readPull(remote, draft, number)));
}

export async function now(remote: Remote, record: PullRecord): Promise<PullRequest> {
  const [pullRequest] = await pullRequestsNow(remote, [record]);
  return pullRequest as PullRequest;
}

export async function listPullRequests(
  remote: Remote,
  { state, base, head }: Parameters<Forge['pullRequests']>[0],
): Promise<readonly PullRequest[]> {
  const records = await remote.read(readPulls);
  const wanted = records.filter(
    (record) =>
      (state === 'all' || record.state === state) &&
      (base === undefined || record.base.branch === base) &&
      (head === undefined || (record.head.branch === head && record.head.repository === undefined)),
  );
  return pullRequestsNow(remote, wanted);
}

export async function ensurePullRequest(remote: Remote, request: Request): Promise<PullRequest> {
  const ends = await endsOf(remote, request);
  const title = oneLine(request.title);
  if (title === '') throw refused(remote, 'a pull request needs a title');
  const record = await remote.change<PullRecord>(
    `Propose ${request.head}`.slice(0, 200),
    async (draft) => {
      const open = (await readPulls(draft)).find((one) => isOpenWith(one, ends));
      if (open !== undefined && open.title === title && open.body === request.body) return open;
      if (open !== undefined) return putPull(draft, { ...open, title, body: request.body });
      await expectCommits(remote, request, ends);
      const number = await nextNumber(draft);
      const { account: author } = remote;
      return putPull(draft, { number, title, body: request.body, author, state: 'open', ...ends });
    },
    // A new one has the head's commits from the beginning. One that is there has had them since.
    (made) =>
      made.head === ends.head ? [{ ref: headRef(made.number), from: null, to: ends.head.commit }] : [],
  );
  return now(remote, record);
}

type Ends = Pick<PullRecord, 'base' | 'head'>;

/** Both ends, with the commits of the head here. */
async function endsOf(remote: Remote, request: Request): Promise<Ends> {
  // A path may have a colon; a branch has none.
  const at = request.head.lastIndexOf(':');
  const branch = request.head.slice(at + 1);
  const fork = at < 0 ? remote.repository.root : request.head.slice(0, at);
  const isFork = fork !== remote.repository.root;
  const source = isFork ? await openBareRepository(fork).catch(() => undefined) : remote.repository;
  const commit = source && (await branchTip(source, branch));
  const baseCommit = await branchTip(remote.repository, request.base);
  if (!source || !commit) throw notFound(remote, `branch ${oneLine(request.head)}`);
  if (!baseCommit) throw notFound(remote, `branch ${oneLine(request.base)}`);
  const head = isFork ? { branch, commit, repository: source.root } : { branch, commit };
  if (isFork) await fetchHead(remote, head);
  return { base: { branch: request.base, commit: baseCommit }, head };
}

/** The commit of a branch. A name that git does not allow is nobody's. */
export async function branchTip(
  repository: Remote['repository'],
  branch: string,
): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`;
  const { code } = await repository.git.attempt(['check-ref-format', ref]);
  return code === 0 ? ((await readRef(repository, ref)) ?? undefined) : undefined;
}

function isOpenWith(record: PullRecord, { base, head }: Ends): boolean {
  return (
    record.state === 'open' &&
    record.base.branch === base.branch &&
    record.head.branch === head.branch &&
    record.head.repository === head.repository
  );
}

async function expectCommits(remote: Remote, request: Request, { base, head }: Ends): Promise<void> {
  if (await isAncestor(remote.repository, head.commit, base.commit))
    throw refused(remote, `${request.base} has all commits of ${request.head} already`);
}

function refused(remote: Remote, said: string): Error {
  return forgeRefused({ forge: remote.repository.root, request: 'open a pull request', said });
}

export async function ensureClosed(remote: Remote, number: number): Promise<PullRequest> {
  const seen = await pullRequestNow(remote, number);
  const record = await remote.change(`Close pull request ${number}`, async (draft: TreeDraft) => {
    const found = await readPull(remote, draft, number);
    if (found.state === 'merged')
      throw forgeRefused({
        forge: remote.repository.root,
        request: `close pull request ${number}`,
        said: 'it is merged',
      });
    if (found.state === 'closed') return found;
    const head = { ...found.head, commit: seen.head.commit };
    return putPull(draft, { ...found, base: seen.base, head, state: 'closed' });
  });
  return now(remote, record);
}

export async function pullRequestsOf(remote: Remote, commit: string): Promise<readonly PullRequest[]> {
  const { git } = remote.repository;
  if (!/^[0-9a-f]{40}$/.test(commit)) return [];
  const { code } = await git.attempt(['cat-file', '-e', `${commit}^{commit}`]);
  if (code !== 0) return [];
  const merged = (await remote.read(readPulls)).filter(({ state }) => state === 'merged');
  const steps = new Set<string>();
  for (const branch of new Set(merged.map(({ base }) => base.branch))) {
    const step = await stepThatBrought(remote, branch, commit);
    if (step !== undefined) steps.add(step);
  }
  return pullRequestsNow(
    remote,
    merged.filter(({ mergeCommit = '' }) => steps.has(mergeCommit)),
  );
}

/** The first commit on the line of a branch that has a commit behind it. */
async function stepThatBrought(remote: Remote, branch: string, commit: string): Promise<string | undefined> {
  const { git } = remote.repository;
  const tip = await branchTip(remote.repository, branch);
  if (tip === undefined || !(await isAncestor(remote.repository, commit, tip))) return undefined;
  const [line, after] = [
    await git.text(['rev-list', '--first-parent', tip, '--']),
    await git.text(['rev-list', '--ancestry-path', `${commit}..${tip}`, '--']),
  ];
  const having = new Set([commit, ...after.split('\n')]);
  return line.split('\n').findLast((step) => having.has(step));
}
