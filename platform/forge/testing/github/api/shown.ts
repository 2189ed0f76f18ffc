import { fullName, type Issue, type Pull, type Repository, type State } from '../state.ts';

/** As GitHub shows things, without the fields that `filled.ts` adds. */
export const shownUser = (login: string) => ({ login, type: 'User' });

export function shownRepository(repository: Repository, origin: string): object {
  const name = fullName(repository);
  return {
    id: repository.id,
    name: repository.name,
    full_name: name,
    owner: shownUser(repository.owner),
    private: repository.isPrivate,
    visibility: repository.isPrivate ? 'private' : 'public',
    html_url: `${origin}/${name}`,
    clone_url: `${origin}/${name}.git`,
    default_branch: 'main',
    fork: repository.parent !== undefined,
    ...(repository.parent ? { parent: shownRepository(repository.parent, origin) } : {}),
  };
}

export function shownPull(state: State, repository: Repository, pull: Pull, origin: string): object {
  const [owner = '', name = ''] = pull.head.repository.split('/');
  const head = state.find(owner, name);
  return {
    id: pull.number,
    number: pull.number,
    title: pull.title,
    body: pull.body,
    user: shownUser(pull.author),
    state: pull.state,
    merged_at: pull.merged?.at ?? null,
    closed_at: pull.state === 'closed' ? pull.updated : null,
    merge_commit_sha: pull.merged?.commit ?? null,
    base: end(repository, pull.base, repository, origin),
    head: end(repository, pull.head, head, origin),
    html_url: `${origin}/${fullName(repository)}/pull/${pull.number}`,
    created_at: pull.created,
    updated_at: pull.updated,
  };
}

function end(
  { owner }: Repository,
  { ref, sha }: { readonly ref: string; readonly sha: string },
  repository: Repository | undefined,
  origin: string,
): object {
  return {
    label: `${repository?.owner ?? owner}:${ref}`,
    ref,
    sha,
    user: shownUser(repository?.owner ?? 'ghost'),
    repo: repository ? shownRepository(repository, origin) : null,
  };
}

export function shownIssue(repository: Repository, issue: Issue, origin: string): object {
  const url = `${origin}/${fullName(repository)}/issues/${issue.number}`;
  return {
    id: issue.number,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    user: shownUser(issue.author),
    state: issue.state,
    labels: issue.labels.map((name) => shownLabel(repository, name)),
    html_url: url,
    created_at: issue.created,
    updated_at: issue.updated,
  };
}

export function shownLabel({ labels }: Repository, name: string): object {
  const label = labels.get(name.toLowerCase());
  return label ?? { id: 0, name, color: 'ededed', description: null };
}
