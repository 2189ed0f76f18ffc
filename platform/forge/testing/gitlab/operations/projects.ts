import { cp } from 'node:fs/promises';
import { answerOf, type Fields } from '../answers.ts';
import { BareRepository } from '../bare-repository.ts';
import { type Call, found, type Operation, oneOf, paged, Refusal } from '../operation.ts';
import { level, levelOf, type Project, type User, type World } from '../world.ts';

export function projectOf(world: World, project: Project, user: User | undefined): Fields {
  const path = project.path.split('/').at(-1) ?? '';
  const mine = levelOf(world, project, user);
  return answerOf('ProjectSchema', {
    id: project.id,
    name: path,
    path,
    path_with_namespace: project.path,
    name_with_namespace: project.path,
    default_branch: 'main',
    visibility: project.visibility,
    web_url: `${world.url}/${project.path}`,
    http_url_to_repo: `${world.url}/${project.path}.git`,
    import_status: project.forkOf === undefined ? 'none' : importStatus(project),
    merge_method: 'merge',
    only_allow_merge_if_pipeline_succeeds: project.pipelineMustSucceed,
    ci_allow_fork_pipelines_to_run_in_parent_project: project.forkPipelinesInParent,
    ci_push_repository_for_job_token_allowed: project.jobsMayPush,
    ci_pipeline_variables_minimum_override_role: project.variablesRole,
    resource_group_default_process_mode: project.defaultProcessMode,
    permissions: { project_access: accessOf(mine), group_access: accessOf(0) },
    ...(project.forkOf && {
      forked_from_project: { id: project.forkOf.id, path_with_namespace: project.forkOf.path },
    }),
  });
}

const accessOf = (access_level: number): Fields => ({ access_level, notification_level: 3 });

export function importStatus(project: Project): 'started' | 'finished' {
  return Date.now() < project.readyAt ? 'started' : 'finished';
}

/** A project with nothing in it but its repository. */
export function emptyProject(
  world: World,
  path: string,
  repository: BareRepository,
  forkOf?: Project,
): Project {
  return {
    id: world.nextId(),
    path,
    repository,
    forkOf,
    visibility: 'public',
    members: new Map(),
    mergeRequests: [],
    issues: [],
    statuses: [],
    labels: [],
    // As on a new project: maintainers push to and merge into the default branch.
    protectedBranches: [
      {
        id: world.nextId(),
        name: 'main',
        push: [{ id: world.nextId(), level: level.maintainer, deployKey: null }],
        merge: [{ id: world.nextId(), level: level.maintainer, deployKey: null }],
        forcePush: false,
      },
    ],
    protectedTags: [],
    deployKeys: [],
    variables: [],
    releases: [],
    approvalRules: [],
    schedules: [],
    triggerTokens: [],
    webhooks: [],
    runners: [],
    pipelines: [],
    resourceGroups: new Map(),
    pipelineMustSucceed: false,
    forkPipelinesInParent: true,
    jobsMayPush: false,
    variablesRole: 'no_one_allowed',
    defaultProcessMode: 'unordered',
    readyAt: 0,
  };
}

async function fork(call: Call): Promise<Fields> {
  const { world } = call;
  const user = call.account();
  const from = call.project();
  const namespace = call.text('namespace_path') ?? user.username;
  const group = world.groups.find(({ path }) => path === namespace);
  if (namespace !== user.username && (group?.members.get(user.id) ?? 0) < level.maintainer)
    throw new Refusal(404, '404 Target Namespace Not Found');
  const path = `${namespace}/${from.path.split('/').at(-1)}`;
  if (world.projects.some((one) => one.path === path))
    throw new Refusal(409, ['Project namespace name has already been taken', 'Path has already been taken']);
  const folder = `${from.repository.folder}-fork-${world.nextId()}`;
  const repository = new BareRepository(folder);
  await cp(from.repository.folder, folder, { recursive: true });
  const refs = [...(await repository.refs()).keys()];
  const branch = call.text('branches');
  const kept = (ref: string) =>
    branch === undefined ? !ref.startsWith('refs/merge-requests/') : ref === `refs/heads/${branch}`;
  const unwanted = refs.filter((ref) => !kept(ref)).map((ref) => `delete ${ref}\n`);
  await repository.git(['update-ref', '--stdin'], { input: unwanted.join('') });
  repository.forgetRefs();
  const made = emptyProject(world, path, repository, from);
  // The forge fills a fork after it has answered.
  made.readyAt = Date.now() + 150;
  world.projects.push(made);
  return projectOf(world, made, user);
}

function edit(call: Call): Fields {
  const project = call.project(level.maintainer);
  project.pipelineMustSucceed =
    call.flag('only_allow_merge_if_pipeline_succeeds') ?? project.pipelineMustSucceed;
  project.forkPipelinesInParent =
    call.flag('ci_allow_fork_pipelines_to_run_in_parent_project') ?? project.forkPipelinesInParent;
  project.jobsMayPush = call.flag('ci_push_repository_for_job_token_allowed') ?? project.jobsMayPush;
  project.variablesRole = oneOf(
    call,
    'ci_pipeline_variables_minimum_override_role',
    ['no_one_allowed', 'owner', 'maintainer', 'developer'],
    project.variablesRole,
  );
  project.defaultProcessMode = oneOf(
    call,
    'resource_group_default_process_mode',
    call.world.processModes,
    project.defaultProcessMode,
  );
  return projectOf(call.world, project, call.user);
}

export const projects: readonly Operation[] = [
  {
    method: 'GET',
    path: '/projects/:id',
    takes: {},
    answers: 'ProjectSchema',
    does: (call) => projectOf(call.world, call.project(), call.user),
  },
  {
    method: 'PUT',
    path: '/projects/:id',
    takes: {
      only_allow_merge_if_pipeline_succeeds: 'boolean',
      ci_allow_fork_pipelines_to_run_in_parent_project: 'boolean',
      ci_push_repository_for_job_token_allowed: 'boolean',
      ci_pipeline_variables_minimum_override_role: 'string',
      resource_group_default_process_mode: 'string',
    },
    answers: 'ProjectSchema',
    does: edit,
  },
  {
    method: 'POST',
    path: '/projects/:id/fork',
    takes: { namespace_path: 'string', branches: 'string' },
    answers: 'ProjectSchema',
    does: fork,
  },
  {
    method: 'GET',
    path: '/projects/:id/approval_rules',
    takes: paged,
    answers: 'ProjectLevelApprovalRuleSchema[]',
    does: (call) => licensed(call).approvalRules.map(approvalRuleOf),
  },
  {
    method: 'POST',
    path: '/projects/:id/approval_rules',
    takes: { name: 'string!', approvals_required: 'integer!', rule_type: 'string' },
    answers: 'ProjectLevelApprovalRuleSchema',
    does: (call) => {
      const rule = {
        id: call.world.nextId(),
        name: call.text('name') ?? '',
        approvalsRequired: call.number('approvals_required') ?? 0,
      };
      licensed(call).approvalRules.push(rule);
      return approvalRuleOf(rule);
    },
  },
  {
    method: 'PUT',
    path: '/projects/:id/approval_rules/:rule_id',
    takes: { name: 'string', approvals_required: 'integer' },
    answers: 'ProjectLevelApprovalRuleSchema',
    does: (call) => {
      const rule = found(
        licensed(call).approvalRules.find(({ id }) => String(id) === call.path['rule_id']),
        'Not found',
      );
      rule.approvalsRequired = call.number('approvals_required') ?? rule.approvalsRequired;
      return approvalRuleOf(rule);
    },
  },
];

/** Required approvals come with Premium; without it, these addresses answer 404. */
function licensed(call: Call): Project {
  const project = call.project(level.maintainer);
  if (!call.world.premium) throw new Refusal(404, '404 Not Found');
  return project;
}

function approvalRuleOf({ id, name, approvalsRequired }: Project['approvalRules'][number]): Fields {
  return answerOf('ProjectLevelApprovalRuleSchema', {
    id,
    name,
    approvals_required: approvalsRequired,
    rule_type: 'any_approver',
  });
}
