import { ensured } from '../ensured.ts';
import { forgeHeadMoved, forgeMergeConflict, forgeNotMergeable, forgeRefused } from '../failures.ts';
import type { Forge, PullRequest } from '../forge.ts';
import { commitId, fields, list, number, optional, text } from './answers.ts';
import type { GitLabProject } from './client.ts';
import type { Projects } from './projects.ts';
import { refusedWith } from './requests.ts';
import { oneLine, withoutCommands } from './texts.ts';

const person = fields({ username: text });

/** What a list and a single merge request have in common. */
const listed = fields({
  iid: number,
  source_branch: text,
  source_project_id: optional(number),
  target_project_id: number,
});

const shown = fields({
  iid: number,
  title: text,
  description: optional(text),
  state: text,
  author: person,
  source_branch: text,
  target_branch: text,
  source_project_id: optional(number),
  target_project_id: number,
  sha: commitId,
  diff_refs: fields({ start_sha: commitId }),
  merge_commit_sha: optional(commitId),
  squash_commit_sha: optional(commitId),
  merge_user: optional(person),
  merged_by: optional(person),
  web_url: text,
  detailed_merge_status: text,
});

type Shown = ReturnType<typeof shown>;

/** GitLab is still finding out. */
const undecided: ReadonlySet<string> = new Set(['checking', 'unchecked', 'preparing', 'approvals_syncing']);
/** Half seconds that a merge waits for GitLab's check. */
const checks = 60;

const states = { opened: 'open', locked: 'open', merged: 'merged', closed: 'closed' } as const;

/** Merge requests, which the interface calls pull requests. Their number is the `iid`. */
export class MergeRequests {
  readonly #project: GitLabProject;
  readonly #projects: Projects;

  constructor(project: GitLabProject, projects: Projects) {
    this.#project = project;
    this.#projects = projects;
  }

  async #show(iid: number): Promise<Shown> {
    const { api, path } = this.#project;
    return this.#project.read(`merge request ${iid}`, shown, api.MergeRequests.show(path, iid));
  }

  async #typed(request: Shown): Promise<PullRequest> {
    const { iid, description, source_project_id: source, target_project_id: target } = request;
    const state = states[request.state as keyof typeof states] ?? 'closed';
    const isFork = source !== target;
    const isMerged = state === 'merged';
    return {
      number: iid,
      title: request.title,
      body: description ?? '',
      author: request.author.username,
      state,
      base: { branch: request.target_branch, commit: request.diff_refs.start_sha },
      head: {
        branch: request.source_branch,
        commit: request.sha,
        repository: isFork ? await this.#projects.pathOf(source) : this.#project.path,
      },
      isFork,
      // A project that merges without merge commits has the head itself on the base branch.
      mergeCommit: isMerged
        ? (request.merge_commit_sha ?? request.squash_commit_sha ?? request.sha)
        : undefined,
      mergedBy: isMerged ? (request.merge_user ?? request.merged_by)?.username : undefined,
      url: request.web_url,
    };
  }

  async pullRequest(iid: number): Promise<PullRequest> {
    return this.#typed(await this.#show(iid));
  }

  /** A list says nothing of the base's commit, so each one is looked at. */
  async #each(found: readonly { readonly iid: number }[]): Promise<readonly PullRequest[]> {
    const typed: PullRequest[] = [];
    for (let from = 0; from < found.length; from += 8)
      typed.push(...(await Promise.all(found.slice(from, from + 8).map(({ iid }) => this.pullRequest(iid)))));
    return typed;
  }

  async pullRequests({
    state,
    base,
    head,
  }: Parameters<Forge['pullRequests']>[0]): Promise<readonly PullRequest[]> {
    const found = await this.#list({
      state: state === 'open' ? 'opened' : state,
      ...(base === undefined ? {} : { targetBranch: base }),
      ...(head === undefined ? {} : { sourceBranch: head }),
    });
    const ours = found.filter((one) => head === undefined || one.source_project_id === one.target_project_id);
    return this.#each(ours);
  }

  #list(filter: {
    state: 'opened' | 'closed' | 'merged' | 'all';
    sourceBranch?: string;
    targetBranch?: string;
  }) {
    const { api, path: projectId } = this.#project;
    const { state, ...branches } = filter;
    const options = { projectId, ...branches, ...(state === 'all' ? {} : { state }) };
    const order = { orderBy: 'created_at', sort: 'desc', perPage: 100 } as const;
    return this.#project.read(
      'the list of merge requests',
      list(listed),
      api.MergeRequests.all({ ...options, ...order }),
    );
  }

  async pullRequestsOf(commit: string): Promise<readonly PullRequest[]> {
    const { api, path } = this.#project;
    const asked = api.Commits.allMergeRequests(path, commit, { perPage: 100 });
    const brief = fields({ iid: number, state: text, project_id: number, target_project_id: number });
    const found = await this.#project.read(`merge requests of ${commit}`, list(brief), asked);
    const merged = found.filter((one) => one.state === 'merged' && one.project_id === one.target_project_id);
    return this.#each(merged.toSorted((one, other) => other.iid - one.iid));
  }

  ensurePullRequest({
    head,
    base,
    title,
    body,
  }: Parameters<Forge['ensurePullRequest']>[0]): Promise<PullRequest> {
    const { api, path } = this.#project;
    const colon = head.indexOf(':');
    const [source, branch] = colon < 0 ? [path, head] : [head.slice(0, colon), head.slice(colon + 1)];
    const wanted = { title: oneLine(title, 255), description: withoutCommands(body).trimEnd() };
    return ensured<PullRequest>({
      look: async () => {
        const found = await this.#list({ state: 'opened', sourceBranch: branch, targetBranch: base });
        const from = source === path ? undefined : await this.#projects.idOf(source);
        const same = found.find((one) => one.source_project_id === (from ?? one.target_project_id));
        return same && this.pullRequest(same.iid);
      },
      isRight: (found) => found.title === wanted.title && found.body.trimEnd() === wanted.description,
      make: async (found) => {
        if (found !== undefined) return this.#edit(found.number, wanted);
        const target = source === path ? {} : { targetProjectId: await this.#projects.idOf(path) };
        const options = { description: wanted.description, ...target };
        const asked = api.MergeRequests.create(source, branch, base, wanted.title, options);
        const made = this.#project.read('open a merge request', shown, asked);
        return this.#typed(await made.catch((error: unknown) => this.#other(error)));
      },
    });
  }

  /** Somebody else was faster: GitLab names the merge request that there is. */
  #other(error: unknown): Promise<Shown> {
    const refusal = refusedWith(error);
    const iid = /already exists for this source branch: !(\d+)/.exec(refusal?.message ?? '')?.[1];
    if (refusal?.status !== 409 || iid === undefined) throw error;
    return this.#show(Number(iid));
  }

  async #edit(iid: number, change: { title?: string; description?: string; stateEvent?: 'close' }) {
    const { api, path } = this.#project;
    const asked = api.MergeRequests.edit(path, iid, change);
    return this.#typed(await this.#project.read(`change merge request ${iid}`, shown, asked));
  }

  ensureClosed(iid: number): Promise<PullRequest> {
    return ensured<PullRequest>({
      look: () => this.pullRequest(iid),
      isRight: ({ state }) => state === 'closed',
      make: async (found) => {
        if (found?.state !== 'merged') return this.#edit(iid, { stateEvent: 'close' });
        const request = `close merge request ${iid}`;
        throw forgeRefused({ forge: this.#project.host, request, said: 'it is merged' });
      },
    });
  }

  merge(iid: number, { head, message }: Parameters<Forge['merge']>[1]): Promise<PullRequest> {
    return ensured<Shown>({
      look: () => this.#checked(iid),
      isRight: (found) => {
        if (found.sha !== head) throw forgeHeadMoved({ number: iid, seen: head, now: found.sha });
        return found.state === 'merged';
      },
      make: async (found) => {
        if (found !== undefined) refuseUnready(found);
        const { api, path } = this.#project;
        const options = { sha: head, ...(message === undefined ? {} : { mergeCommitMessage: message }) };
        const asked = api.MergeRequests.merge(path, iid, options);
        const merged = this.#project.read(`merge merge request ${iid}`, shown, asked);
        return merged.catch((error: unknown) => this.#notMerged(error, iid, head));
      },
    }).then((merged) => this.#typed(merged));
  }

  /** The merge request, once GitLab has found out whether it can be merged. */
  async #checked(iid: number): Promise<Shown> {
    for (let check = 1; ; check++) {
      const now = await this.#show(iid);
      if (now.state !== 'opened' || !undecided.has(now.detailed_merge_status) || check === checks) return now;
      await this.#project.wait(500);
    }
  }

  /** Says why it was refused; another merge at the same time is none of the reasons. */
  async #notMerged(error: unknown, iid: number, head: string): Promise<Shown> {
    const refusal = refusedWith(error);
    if (refusal === undefined || ![405, 406, 409, 422].includes(refusal.status)) throw error;
    const now = await this.#checked(iid);
    if (now.sha !== head) throw forgeHeadMoved({ number: iid, seen: head, now: now.sha, cause: error });
    if (now.state === 'merged') return now;
    refuseUnready(now);
    throw forgeNotMergeable({ number: iid, said: refusal.message, cause: error });
  }
}

function refuseUnready({ iid, state, target_branch, detailed_merge_status: status }: Shown): void {
  if (state !== 'opened') throw forgeNotMergeable({ number: iid, said: `it is ${state}` });
  // `need_rebase` stands for a conflict in projects that only fast-forward; `broken_status` did in older versions.
  if (['conflict', 'need_rebase', 'broken_status'].includes(status))
    throw forgeMergeConflict({ number: iid, base: target_branch });
  if (status !== 'mergeable' && !undecided.has(status))
    throw forgeNotMergeable({ number: iid, said: reasons[status] ?? status.replaceAll('_', ' ') });
}

const reasons: Readonly<Record<string, string>> = {
  ci_must_pass: 'its pipeline has not succeeded',
  ci_still_running: 'its pipeline is still running',
  draft_status: 'it is a draft',
  not_approved: 'an approval is missing',
  discussions_not_resolved: 'a discussion is not resolved',
  requested_changes: 'a reviewer asked for changes',
};
