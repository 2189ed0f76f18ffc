import { ensuredStatuses } from '../ensured-statuses.ts';
import { forgeNotFound } from '../failures.ts';
import type { Status, StatusState } from '../forge.ts';
import { fields, list, number, optional, text } from './answers.ts';
import type { GitLabProject } from './client.ts';
import { refusedWith } from './requests.ts';
import { oneLine } from './texts.ts';

const shown = fields({
  id: number,
  name: text,
  status: text,
  description: optional(text),
  target_url: optional(text),
});

/** A status with GitLab's own state beside the interface's. */
interface Found extends Status {
  readonly id: number;
  readonly status: string;
}

/** GitLab has no state `error`; a job that was ended before it could say anything comes nearest. */
const toGitLab = { pending: 'pending', success: 'success', failure: 'failed', error: 'canceled' } as const;

function fromGitLab(status: string): StatusState {
  if (status === 'success' || status === 'skipped') return 'success';
  if (status === 'failed') return 'failure';
  return status === 'canceled' || status === 'canceling' ? 'error' : 'pending';
}

/** The newest of each name, in all pipelines of the commit. */
async function found(project: GitLabProject, commit: string): Promise<readonly Found[]> {
  // The client's types don't know that this list has pages.
  const paged: { all?: boolean; perPage: number } = { perPage: 100 };
  const asked = project.api.Commits.allStatuses(project.path, commit, paged);
  const all = await project.read(`the statuses of ${commit}`, list(shown), asked);
  const newest = new Map<string, Found>();
  for (const { id, name, status, description, target_url } of all.toSorted(
    (one, other) => one.id - other.id,
  )) {
    const url = target_url === undefined || target_url === '' ? {} : { url: target_url };
    newest.set(name, { id, name, status, state: fromGitLab(status), description: description ?? '', ...url });
  }
  return [...newest.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

export async function statusesOf(project: GitLabProject, commit: string): Promise<readonly Status[]> {
  return (await found(project, commit)).map(({ id: _, status: __, ...status }) => status);
}

/** One GET of what is there; then only what differs is sent. */
export async function ensureStatus(
  project: GitLabProject,
  commit: string,
  given: readonly Status[],
): Promise<void> {
  const wanted = given.map((status) => ({ ...status, description: oneLine(status.description, 255) }));
  await ensuredStatuses<Found>(wanted, {
    look: () => found(project, commit),
    async make(status, now) {
      for (const state of statesTo(status.state, now?.status)) await send(project, commit, state, status);
      return { ...status, id: 0, status: toGitLab[status.state] };
    },
  });
}

type Sent = 'pending' | 'running' | 'success' | 'failed' | 'canceled';

/**
 * GitLab's jobs move forward only: a pending one can't become pending again with another text. It may run, which is pending to the interface, and a
 * running one has to end before there can be a new one of its name.
 */
function statesTo(wanted: StatusState, now: string | undefined): readonly Sent[] {
  if (wanted !== 'pending') return [toGitLab[wanted]];
  if (now === 'pending') return ['running'];
  return now === 'running' ? ['canceled', 'pending'] : ['pending'];
}

async function send(
  project: GitLabProject,
  commit: string,
  state: Sent,
  { name, description, url }: Status,
): Promise<void> {
  const { api, path } = project;
  const options = { name, description, ...(url === undefined ? {} : { targetUrl: url }) };
  const post = (ref: { ref?: string }) =>
    project.read(
      `set the status ${name}`,
      fields({ id: number }),
      api.Commits.editStatus(path, commit, state, { ...options, ...ref }),
    );
  try {
    await post({});
  } catch (error) {
    const refusal = refusedWith(error);
    // Somebody else set the same state in between.
    if (refusal?.status === 400 && refusal.message.startsWith('Cannot transition')) return;
    if (!forgeNotFound.is(error) || refusal?.message.includes('References for commit') !== true) throw error;
    // The head of a fork's merge request is in no branch of this project.
    const asked = api.Commits.allMergeRequests(path, commit);
    const [request] = await project.read(`merge requests of ${commit}`, list(fields({ iid: number })), asked);
    if (request === undefined) throw error;
    await post({ ref: `refs/merge-requests/${request.iid}/head` });
  }
}
