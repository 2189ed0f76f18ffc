import type { PipelineGap } from '../../forge.ts';
import { fields, flag, list, optional, text } from '../answers.ts';
import type { GitLabProject } from '../client.ts';
import { refusedWith } from '../requests.ts';
import { privileged } from './wanted.ts';

const project = fields({
  ci_pipeline_variables_minimum_override_role: optional(text),
  ci_push_repository_for_job_token_allowed: optional(flag),
  resource_group_default_process_mode: optional(text),
});
const group = fields({ key: text, process_mode: text });

interface Seen extends ReturnType<typeof project> {
  /** The process mode of the resource group of deployments. Undefined before the first job of it. */
  readonly mode: string | undefined;
}

/**
 * A deployment takes the newest main, whatever started it, so the newest job that waits does the work of all. `newest_ready_first` also passes jobs
 * whose pipeline has not come so far; older versions of GitLab do not know it.
 */
const modes: readonly string[] = ['newest_ready_first', 'newest_first'];

async function look(of: GitLabProject): Promise<Seen> {
  const { api, path } = of;
  const asked = api.ResourceGroups.all(path, { perPage: 100 });
  const [shown, groups] = await Promise.all([
    of.read('the project', project, api.Projects.show(path)),
    of.read('the resource groups', list(group), asked),
  ]);
  return { ...shown, mode: groups.find(({ key }) => key === privileged)?.process_mode };
}

const gap = (subject: string, problem: string, byHand?: string): PipelineGap => ({
  subject,
  problem,
  byHand,
});

export async function settingGaps(of: GitLabProject): Promise<readonly PipelineGap[]> {
  const seen = await look(of);
  return [
    ...(seen.ci_pipeline_variables_minimum_override_role === 'no_one_allowed'
      ? [
          gap(
            'ci_pipeline_variables_minimum_override_role',
            'Nobody may start a pipeline with variables, so schedules and webhooks that set DTAAS_EVENT start none.',
          ),
        ]
      : []),
    ...(seen.ci_push_repository_for_job_token_allowed === true
      ? [
          gap(
            'ci_push_repository_for_job_token_allowed',
            'Jobs, also those of merge requests, can push with their token.',
          ),
        ]
      : []),
    ...modeGaps(seen),
  ];
}

function* modeGaps({ mode, resource_group_default_process_mode: usual }: Seen): Generator<PipelineGap> {
  if (mode !== undefined) {
    if (!modes.includes(mode))
      yield gap(
        `resource group ${privileged}`,
        `Its process mode is ${mode}, so an old deployment may run before the newest.`,
      );
  } else if (usual === undefined)
    yield gap(
      `resource group ${privileged}`,
      'The group comes with the first deployment, and this GitLab has no process mode for new groups.',
      'After the first deployment, run dtaas init again.',
    );
  else if (!modes.includes(usual))
    yield gap(
      'resource_group_default_process_mode',
      `New resource groups have the process mode ${usual}, so an old deployment may run before the newest.`,
    );
}

export async function ensureSettings(of: GitLabProject): Promise<void> {
  const { api, path } = of;
  const seen = await look(of);
  const { mode, resource_group_default_process_mode: usual } = seen;
  const change = {
    ...(seen.ci_pipeline_variables_minimum_override_role === 'no_one_allowed'
      ? { ciPipelineVariablesMinimumOverrideRole: 'maintainer' }
      : {}),
    ...(seen.ci_push_repository_for_job_token_allowed === true
      ? { ciPushRepositoryForJobTokenAllowed: false }
      : {}),
    ...(mode === undefined && usual !== undefined && !modes.includes(usual)
      ? { resourceGroupDefaultProcessMode: modes[0] }
      : {}),
  };
  // The client's types do not know all of them.
  if (Object.keys(change).length > 0)
    await of.read('change the settings', project, api.Projects.edit(path, change as never));
  if (mode !== undefined && !modes.includes(mode)) await setMode(of, modes);
}

async function setMode(of: GitLabProject, [processMode = '', ...others]: readonly string[]): Promise<void> {
  const asked = of.api.ResourceGroups.edit(of.path, privileged, { processMode });
  await of.read(`change the resource group ${privileged}`, group, asked).catch((error: unknown) => {
    if (others.length === 0 || refusedWith(error)?.status !== 400) throw error;
    return setMode(of, others);
  });
}
