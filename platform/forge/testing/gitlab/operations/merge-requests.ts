import { answerOf, type Fields } from '../answers.ts';
import { type Call, forbidden, found, type Operation, paged, Refusal } from '../operation.ts';
import {
  canSee,
  level,
  levelOf,
  type MergeRequest,
  mayMergeInto,
  mayPush,
  type Project,
  type World,
} from '../world.ts';
import { personOf, visible } from './people.ts';
import { pipelineOf } from './statuses.ts';

/** Follows the source branch while the merge request is open, as GitLab does after a push. */
async function follow(project: Project, request: MergeRequest): Promise<MergeRequest> {
  if (request.state !== 'opened') return request;
  const tip = await request.source.repository.branch(request.sourceBranch);
  if (tip === undefined || tip === request.sha) return request;
  await bring(project, request, tip);
  return request;
}

/** Takes a commit of the source as the head: its objects come to the target, under `refs/merge-requests/`. */
async function bring(project: Project, request: MergeRequest, tip: string): Promise<void> {
  const { repository } = project;
  if (request.source !== project) {
    const from = request.source.repository.folder;
    await repository.git(['fetch', '-q', '--no-tags', from, `refs/heads/${request.sourceBranch}`]);
  }
  await repository.moveRef(`refs/merge-requests/${request.iid}/head`, tip);
  const start = (await repository.branch(request.targetBranch)) ?? '';
  request.sha = tip;
  request.startSha = start;
  request.baseSha = await repository.mergeBase(start, tip);
  request.checks = 1;
}

async function conflicts(project: Project, request: MergeRequest): Promise<boolean> {
  const base = await project.repository.branch(request.targetBranch);
  return base === undefined || (await project.repository.mergedTree(base, request.sha)) === undefined;
}

/** GitLab checks after it has answered, so the first look shows `checking`. */
async function detailedStatus(project: Project, request: MergeRequest): Promise<string> {
  if (request.state !== 'opened') return 'not_open';
  if (request.checks > 0) return 'checking';
  if (isDraft(request)) return 'draft_status';
  if (await conflicts(project, request)) return 'conflict';
  const pipeline = pipelineOf(project, request.sha);
  if (project.pipelineMustSucceed && pipeline !== 'success')
    return pipeline === 'running' || pipeline === 'pending' ? 'ci_still_running' : 'ci_must_pass';
  const needed = Math.max(0, ...project.approvalRules.map((rule) => rule.approvalsRequired));
  return request.approvals.size < needed ? 'not_approved' : 'mergeable';
}

const isDraft = ({ title }: MergeRequest): boolean => /^(\[draft\]|draft:|\(draft\))/i.test(title);

async function fieldsOf(world: World, project: Project, request: MergeRequest): Promise<Fields> {
  const status = await detailedStatus(project, request);
  return {
    id: request.id,
    iid: request.iid,
    project_id: project.id,
    title: request.title,
    description: request.description,
    state: request.state,
    created_at: request.createdAt,
    updated_at: new Date().toISOString(),
    source_branch: request.sourceBranch,
    target_branch: request.targetBranch,
    source_project_id: world.projects.includes(request.source) ? request.source.id : null,
    target_project_id: project.id,
    author: personOf(world, request.author),
    merged_by: request.mergedBy && personOf(world, request.mergedBy),
    merge_user: request.mergedBy && personOf(world, request.mergedBy),
    sha: request.sha,
    merge_commit_sha: request.mergeCommit,
    squash_commit_sha: null,
    draft: isDraft(request),
    work_in_progress: isDraft(request),
    merge_status:
      status === 'checking' ? 'checking' : status === 'conflict' ? 'cannot_be_merged' : 'can_be_merged',
    detailed_merge_status: status,
    has_conflicts: status === 'conflict',
    web_url: `${world.url}/${project.path}/-/merge_requests/${request.iid}`,
    labels: [],
  };
}

async function listed(world: World, project: Project, request: MergeRequest): Promise<Fields> {
  return answerOf('MergeRequestSchemaWithBasicLabels', await fieldsOf(world, project, request));
}

async function shown(world: World, project: Project, request: MergeRequest): Promise<Fields> {
  const fields = await fieldsOf(world, project, request);
  if (request.checks > 0) request.checks--;
  const { sha: head_sha, startSha: start_sha, baseSha: base_sha } = request;
  return answerOf('ExpandedMergeRequestSchema', { ...fields, diff_refs: { base_sha, head_sha, start_sha } });
}

async function list(call: Call): Promise<unknown> {
  const project = call.project();
  await Promise.all(project.mergeRequests.map((request) => follow(project, request)));
  const [state, source, target] = ['state', 'source_branch', 'target_branch'].map((name) => call.text(name));
  const chosen = project.mergeRequests.filter(
    (request) =>
      (state === undefined || state === 'all' || request.state === state) &&
      (source === undefined || request.sourceBranch === source) &&
      (target === undefined || request.targetBranch === target),
  );
  const ordered = call.text('sort') === 'asc' ? chosen : chosen.toReversed();
  return ordered.map((request) => () => listed(call.world, project, request));
}

async function create(call: Call): Promise<Fields> {
  const { world } = call;
  const user = call.account();
  const source = call.project();
  const wanted = call.number('target_project_id');
  const target = wanted === undefined ? source : found(visible(world, user, String(wanted)), 'Project');
  if (levelOf(world, source, user) < level.developer || !canSee(world, target, user)) throw forbidden();
  const [sourceBranch = '', targetBranch = ''] = [call.text('source_branch'), call.text('target_branch')];
  const tip = await source.repository.branch(sourceBranch);
  if (tip === undefined) throw new Refusal(400, { source_branch: ['is invalid'] });
  if ((await target.repository.branch(targetBranch)) === undefined)
    throw new Refusal(409, ['Target branch does not exist']);
  const same = target.mergeRequests.find(
    (one) =>
      one.state === 'opened' &&
      one.source === source &&
      one.sourceBranch === sourceBranch &&
      one.targetBranch === targetBranch,
  );
  if (same !== undefined)
    throw new Refusal(409, [
      `Another open merge request already exists for this source branch: !${same.iid}`,
    ]);
  const request: MergeRequest = {
    id: world.nextId(),
    iid: target.mergeRequests.length + 1,
    author: user,
    createdAt: new Date().toISOString(),
    source,
    sourceBranch,
    targetBranch,
    notes: [],
    approvals: new Set(),
    title: call.text('title') ?? '',
    description: call.text('description') ?? '',
    state: 'opened',
    sha: '',
    startSha: '',
    baseSha: '',
    checks: 1,
    mergeCommit: null,
    mergedBy: null,
  };
  // Before anything that waits, so that two requests at once don't both find that there is none.
  target.mergeRequests.push(request);
  await bring(target, request, tip);
  return shown(world, target, request);
}

function edit(call: Call): Promise<Fields> {
  const { project, request } = requestOf(call);
  if (request.author !== call.account() && levelOf(call.world, project, call.user) < level.developer)
    throw forbidden();
  request.title = call.text('title') ?? request.title;
  request.description = call.text('description') ?? request.description;
  const event = call.text('state_event');
  if (event === 'close' && request.state === 'opened') request.state = 'closed';
  if (event === 'reopen' && request.state === 'closed') request.state = 'opened';
  return shown(call.world, project, request);
}

/** One merge at a time in a project, as GitLab's exclusive lease has it. */
const merging = new WeakMap<Project, Promise<unknown>>();

function merge(call: Call): Promise<Fields> {
  const { project, request } = requestOf(call);
  const before = merging.get(project) ?? Promise.resolve();
  const mine = before.catch(() => {}).then(() => mergeNow(call, project, request));
  merging.set(project, mine);
  return mine;
}

async function mergeNow(call: Call, project: Project, request: MergeRequest): Promise<Fields> {
  const user = call.account();
  if (!mayMergeInto(call.world, project, user, request.targetBranch))
    throw new Refusal(401, '401 Unauthorized');
  await follow(project, request);
  const status = await detailedStatus(project, request);
  if (
    ['not_open', 'draft_status', 'ci_must_pass', 'ci_still_running', 'not_approved', 'checking'].includes(
      status,
    )
  )
    throw new Refusal(405, '405 Method Not Allowed');
  const sha = call.text('sha');
  if (sha !== undefined && sha !== request.sha)
    throw new Refusal(409, `SHA does not match HEAD of source branch: ${request.sha}`);
  const { repository } = project;
  const base = (await repository.branch(request.targetBranch)) ?? '';
  const tree = await repository.mergedTree(base, request.sha);
  if (tree === undefined) throw new Refusal(422, 'Branch cannot be merged');
  const usual = `Merge branch '${request.sourceBranch}' into '${request.targetBranch}'\n\n${request.title}`;
  const author = { name: user.username, email: `${user.username}@example.org` };
  const message = call.text('merge_commit_message') ?? usual;
  const commit = await repository.commitTree(tree, [base, request.sha], message, author);
  await repository.moveRef(`refs/heads/${request.targetBranch}`, commit, base);
  request.state = 'merged';
  request.mergeCommit = commit;
  request.mergedBy = user;
  if (
    call.flag('should_remove_source_branch') === true &&
    mayPush(call.world, request.source, user, request.sourceBranch)
  )
    await request.source.repository.git(['update-ref', '-d', `refs/heads/${request.sourceBranch}`]);
  return shown(call.world, project, request);
}

export function requestOf(call: Call): { project: Project; request: MergeRequest } {
  const project = call.project();
  const request = project.mergeRequests.find(({ iid }) => String(iid) === call.path['iid']);
  return { project, request: found(request, 'Not found') };
}

/** Those that brought a commit: its own commits, and the commit of its merge. */
async function ofCommit(call: Call): Promise<unknown> {
  const project = call.project();
  const commit = found(await project.repository.commit(call.path['sha'] ?? ''), 'Commit');
  const brought = await Promise.all(
    project.mergeRequests.map(async (request) => {
      await follow(project, request);
      if (request.mergeCommit === commit) return true;
      const range = await project.repository.git(['rev-list', request.sha, `^${request.baseSha}`]);
      return range.split('\n').includes(commit);
    }),
  );
  const chosen = project.mergeRequests.filter((_, index) => brought[index]);
  return chosen.toReversed().map((request) => () => listed(call.world, project, request));
}

export const mergeRequests: readonly Operation[] = [
  {
    method: 'GET',
    path: '/projects/:id/merge_requests',
    takes: {
      state: 'string',
      source_branch: 'string',
      target_branch: 'string',
      order_by: 'string',
      sort: 'string',
      ...paged,
    },
    answers: 'MergeRequestSchemaWithBasicLabels[]',
    does: list,
  },
  {
    method: 'POST',
    path: '/projects/:id/merge_requests',
    takes: {
      source_branch: 'string!',
      target_branch: 'string!',
      title: 'string!',
      description: 'string',
      target_project_id: 'integer',
    },
    answers: 'ExpandedMergeRequestSchema',
    does: create,
  },
  {
    method: 'GET',
    path: '/projects/:id/merge_requests/:iid',
    takes: {},
    answers: 'ExpandedMergeRequestSchema',
    does: async (call) => {
      const { project, request } = requestOf(call);
      return shown(call.world, project, await follow(project, request));
    },
  },
  {
    method: 'PUT',
    path: '/projects/:id/merge_requests/:iid',
    takes: { title: 'string', description: 'string', state_event: 'string' },
    answers: 'ExpandedMergeRequestSchema',
    does: edit,
  },
  {
    method: 'PUT',
    path: '/projects/:id/merge_requests/:iid/merge',
    takes: {
      sha: 'string',
      merge_commit_message: 'string',
      squash: 'boolean',
      should_remove_source_branch: 'boolean',
    },
    answers: 'ExpandedMergeRequestSchema',
    does: merge,
  },
  {
    method: 'GET',
    path: '/projects/:id/repository/commits/:sha/merge_requests',
    takes: paged,
    answers: 'MergeRequestSchemaWithBasicLabels[]',
    does: ofCommit,
  },
];
