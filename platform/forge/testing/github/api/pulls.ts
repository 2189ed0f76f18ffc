import { commitTree } from '../bare.ts';
import { mergeObstacle } from '../rules.ts';
import { fullName, mayAs, now, type Pull, type Repository, roleOf } from '../state.ts';
import { bodyOf, type Call, type Handler, invalid, need, notFound, Refusal } from './call.ts';
import { shownPull, shownUser } from './shown.ts';

export const pulls: Readonly<Record<string, Handler>> = {
  'pulls/list': async (call) => {
    const { repository, query } = call;
    const state = query.get('state') ?? 'open';
    const [head, base] = [query.get('head'), query.get('base')];
    await refresh(call);
    const found = repository.pulls
      .filter((pull) => state === 'all' || pull.state === state)
      .filter((pull) => base === null || pull.base.ref === base)
      // GitHub ignores a head without an owner.
      .filter((pull) => !head?.includes(':') || labelOf(pull) === head)
      .toSorted((a, b) => b.number - a.number);
    return { status: 200, body: found.map((pull) => shown(call, pull)) };
  },
  'pulls/create': async (call) => {
    const account = need(call, 'read');
    const { title = '', body = null, head, base, head_repo } = bodyOf(call, 'pulls', 'create');
    const { repository, state } = call;
    const [, owner = repository.owner, ref = ''] = /^(?:([^:]+):)?(.*)$/s.exec(head) ?? [];
    const from = headRepository(call, owner, head_repo);
    const [sha, baseSha] = [
      await from?.bare.tip(`refs/heads/${ref}`),
      await repository.bare.tip(`refs/heads/${base}`),
    ];
    if (!from || sha === undefined) throw invalid('PullRequest', 'head', 'invalid');
    if (baseSha === undefined) throw invalid('PullRequest', 'base', 'invalid');
    if (!mayAs(roleOf(from, account), 'write')) throw new Refusal(403, 'Resource not accessible');
    const isSame = (one: Pull) =>
      one.state === 'open' &&
      one.base.ref === base &&
      one.head.ref === ref &&
      one.head.repository === fullName(from);
    if (repository.pulls.some(isSame))
      throw invalid('PullRequest', 'head', 'custom', `A pull request already exists for ${owner}:${ref}.`);
    if (sha === baseSha)
      throw invalid('PullRequest', 'head', 'custom', `No commits between ${base} and ${ref}`);
    const number = state.nextNumber(repository);
    const pull: Pull = {
      number,
      title,
      body: body === '' ? null : body,
      author: account,
      state: 'open',
      base: { ref: base, sha: baseSha },
      head: { ref, repository: fullName(from), sha },
      brought: new Set(),
      approvals: new Set(),
      created: now(),
      updated: now(),
    };
    repository.pulls.push(pull);
    await keepHead(call, pull, from);
    return { status: 201, body: detailed(call, pull) };
  },
  'pulls/get': async (call) => {
    await refresh(call);
    const pull = pullOf(call);
    const answer = await withMergeability(call, pull);
    pull.computed = keyOf(pull, await baseTip(call, pull));
    return { status: 200, body: answer };
  },
  'pulls/update': async (call) => {
    await refresh(call);
    const pull = pullOf(call);
    const account = need(call, 'read');
    if (account !== pull.author) need(call, 'write');
    const { title, body, state } = bodyOf(call, 'pulls', 'update');
    if (state !== undefined && pull.merged)
      throw invalid(
        'PullRequest',
        'state',
        'invalid',
        'state cannot be changed. The pull request is merged.',
      );
    Object.assign(pull, {
      ...(title === undefined ? {} : { title }),
      ...(body === undefined ? {} : { body: body === '' ? null : body }),
      ...(state === undefined ? {} : { state }),
      updated: now(),
    });
    return { status: 200, body: detailed(call, pull) };
  },
  'pulls/merge': async (call) => {
    await refresh(call);
    const account = need(call, 'write');
    const pull = pullOf(call);
    const { sha, commit_title, commit_message } = bodyOf(call, 'pulls', 'merge') ?? {};
    if (pull.state !== 'open') throw new Refusal(405, 'Pull Request is not mergeable');
    if (sha !== undefined && sha !== pull.head.sha)
      throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
    const base = (await baseTip(call, pull)) ?? '';
    if (pull.computed !== keyOf(pull, base)) throw new Refusal(405, 'Pull Request is not mergeable');
    const obstacle = mergeObstacle(call.repository, pull);
    if (obstacle !== undefined) throw new Refusal(405, obstacle);
    const title = commit_title ?? `Merge pull request #${pull.number} from ${labelOf(pull)}`;
    const commit = await merged(call, pull, base, `${title}\n\n${commit_message ?? pull.title}`, account);
    return { status: 200, body: { sha: commit, merged: true, message: 'Pull Request successfully merged' } };
  },
  'repos/list-pull-requests-associated-with-commit': async (call) => {
    await refresh(call);
    const commit = call.path['commit_sha'] ?? '';
    if (!(await call.repository.bare.has(commit)))
      throw new Refusal(422, `No commit found for SHA: ${commit}`);
    const found = call.repository.pulls.filter((one) => one.brought.has(commit) || one.head.sha === commit);
    return { status: 200, body: found.map((one) => shown(call, one)) };
  },
};

async function merged(
  { repository }: Call,
  pull: Pull,
  base: string,
  message: string,
  account: string,
): Promise<string> {
  const { bare } = repository;
  const tree = await bare.attempt(['merge-tree', '--write-tree', base, pull.head.sha]);
  if (tree.code !== 0) throw new Refusal(405, 'Pull Request is not mergeable');
  const commit = await commitTree(bare, tree.out, [base, pull.head.sha], message, account);
  const brought = await bare.git(['rev-list', `${base}..${commit}`]);
  const moved = await bare.attempt(['update-ref', `refs/heads/${pull.base.ref}`, commit, base]);
  if (moved.code !== 0) throw new Refusal(405, 'Base branch was modified. Review and try the merge again.');
  const at = now();
  Object.assign(pull, { state: 'closed', merged: { at, by: account, commit }, updated: at });
  pull.brought = new Set(brought.split('\n'));
  return commit;
}

/** Heads follow their branches while a pull request is open. */
export async function refresh(call: Pick<Call, 'repository' | 'state'>): Promise<void> {
  for (const pull of call.repository.pulls.filter(({ state }) => state === 'open')) {
    const from = headOf(call, pull);
    const sha = await from?.bare.tip(`refs/heads/${pull.head.ref}`);
    if (sha === undefined) pull.state = 'closed';
    else if (sha !== pull.head.sha) {
      pull.head.sha = sha;
      pull.updated = now();
      await keepHead(call, pull, from);
    }
  }
}

/** `refs/pull/N/head`, by which the base has the commits of a fork. */
async function keepHead({ repository }: Pick<Call, 'repository'>, pull: Pull, from: Repository | undefined) {
  const ref = `refs/pull/${pull.number}/head`;
  const { head } = pull;
  if (from && from !== repository)
    await repository.bare.git(['fetch', '-q', from.bare.folder, `+refs/heads/${head.ref}:${ref}`]);
  else await repository.bare.write(ref, head.sha);
}

function headRepository({ repository, state }: Call, owner: string, name: string | undefined) {
  if (owner === repository.owner && name === undefined) return repository;
  return state.repositories.find(
    (one) => one.owner === owner && one.parent === repository && (name === undefined || one.name === name),
  );
}

function headOf({ state }: Pick<Call, 'state'>, { head }: Pull): Repository | undefined {
  const [owner = '', name = ''] = head.repository.split('/');
  return state.find(owner, name);
}

function labelOf({ head }: Pull): string {
  return `${head.repository.split('/')[0]}:${head.ref}`;
}

export function pullOf({ repository, path }: Call): Pull {
  const found = repository.pulls.find(({ number }) => String(number) === path['pull_number']);
  if (!found) throw notFound();
  return found;
}

function baseTip({ repository }: Call, { base }: Pull): Promise<string | undefined> {
  return repository.bare.tip(`refs/heads/${base.ref}`);
}

function keyOf({ head }: Pull, base: string | undefined): string {
  return `${base} ${head.sha}`;
}

function shown({ state, repository, origin }: Call, pull: Pull): object {
  return shownPull(state, repository, pull, origin);
}

function detailed(
  call: Call,
  pull: Pull,
  mergeability: object = { mergeable: null, mergeable_state: 'unknown' },
) {
  const { merged } = pull;
  const by = merged ? shownUser(merged.by) : null;
  return { ...shown(call, pull), merged: merged !== undefined, merged_by: by, ...mergeability };
}

/** Whether it can be merged is computed after the first look, and is null until then. */
async function withMergeability(call: Call, pull: Pull): Promise<object> {
  const base = await baseTip(call, pull);
  if (pull.state !== 'open' || pull.computed !== keyOf(pull, base)) return detailed(call, pull);
  const tree = await call.repository.bare.attempt(['merge-tree', '--write-tree', base ?? '', pull.head.sha]);
  if (tree.code !== 0) return detailed(call, pull, { mergeable: false, mergeable_state: 'dirty' });
  const isBlocked = mergeObstacle(call.repository, pull) !== undefined;
  return detailed(call, pull, { mergeable: true, mergeable_state: isBlocked ? 'blocked' : 'clean' });
}
