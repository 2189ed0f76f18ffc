import { answerOf, type Fields } from '../answers.ts';
import { type Call, forbidden, found, type Operation, oneOf, paged } from '../operation.ts';
import { level, levelOf, type Project, type Runner } from '../world.ts';

const listed = ({ id, type, isOnline }: Runner): Fields => ({
  ...{ id, runner_type: type, is_shared: type === 'instance_type', online: isOnline },
  status: isOnline ? 'online' : 'offline',
  ...{ paused: false, description: `Runner ${id}`, ip_address: '', name: 'gitlab-runner' },
});

/** A runner of a project is shown to its maintainers, one of the whole server to administrators only. */
function details(call: Call): Fields {
  const runner = call.world.projects.flatMap((project: Project) =>
    project.runners
      .filter(({ id }) => String(id) === call.path['runner_id'])
      .map((one) => ({ project, one })),
  )[0];
  const { project, one } = found(runner, 'Runner');
  if (one.type === 'instance_type' || levelOf(call.world, project, call.account()) < level.maintainer)
    throw forbidden();
  return answerOf('ExpandedRunnerSchema', {
    ...listed(one),
    tag_list: one.tags,
    access_level: one.isProtected ? 'ref_protected' : 'not_protected',
    run_untagged: one.runsUntagged,
  });
}

function groupOf([key, mode]: readonly [string, string]): Fields {
  return answerOf('ResourceGroupSchema', { key, process_mode: mode });
}

const groups = '/projects/:id/resource_groups';

/** Where jobs run, and which of them waits for which. */
export const runners: readonly Operation[] = [
  {
    method: 'GET',
    path: '/projects/:id/runners',
    takes: { tag_list: 'names', ...paged },
    answers: 'RunnerSchema[]',
    does: (call) => {
      const wanted = call.list('tag_list') ?? call.text('tag_list')?.split(',') ?? [];
      const all = call.project(level.maintainer).runners;
      return all.filter(({ tags }) => wanted.every((tag) => tags.includes(tag))).map(listed);
    },
  },
  {
    method: 'GET',
    path: '/runners/:runner_id',
    takes: {},
    answers: 'ExpandedRunnerSchema',
    does: details,
  },
  {
    method: 'GET',
    path: groups,
    takes: paged,
    answers: 'ResourceGroupSchema[]',
    does: (call) => [...call.project(level.developer).resourceGroups].map(groupOf),
  },
  {
    method: 'PUT',
    path: `${groups}/:key`,
    takes: { process_mode: 'string' },
    answers: 'ResourceGroupSchema',
    does: (call) => {
      const { resourceGroups } = call.project(level.developer);
      const key = call.path['key'] ?? '';
      const mode = oneOf(
        call,
        'process_mode',
        call.world.processModes,
        found(resourceGroups.get(key), 'Not found'),
      );
      resourceGroups.set(key, mode);
      return groupOf([key, mode]);
    },
  },
];
