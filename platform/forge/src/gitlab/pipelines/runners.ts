import { forgeNotFound, forgeRefused } from '../../failures.ts';
import type { PipelineGap } from '../../forge.ts';
import { fields, flag, list, number, optional, text } from '../answers.ts';
import type { GitLabProject } from '../client.ts';
import { privileged } from './wanted.ts';

const runner = fields({ id: number, paused: optional(flag), online: optional(flag), status: optional(text) });
const shown = fields({ access_level: text, run_untagged: flag });

const page = 'Settings > CI/CD > Runners';
const howToRegister = `Open ${page}, and register a runner with the tag ${privileged} that is protected and runs no jobs without a tag, on a machine that reaches the twins. Set concurrent = 2 in its config.toml, so that a review waits for no deployment.`;

/**
 * A protected runner with our tag for the jobs that reach twins, and another one for those that run tests. What a runner of the whole server runs only an
 * administrator sees, so such a runner counts as one for jobs without a tag.
 */
export async function runnerGaps(project: GitLabProject): Promise<readonly PipelineGap[]> {
  const { api, path: projectId } = project;
  const [all, tagged] = await Promise.all(
    [{}, { tagList: [privileged] }].map((filter) =>
      project.read('the runners', list(runner), api.Runners.all({ projectId, ...filter, perPage: 100 })),
    ),
  );
  return [
    ...(await privilegedGaps(project, tagged ?? [])),
    ...(await untaggedGaps(
      project,
      (all ?? []).filter(({ id }) => !tagged?.some((one) => one.id === id)),
    )),
  ];
}

type Runner = ReturnType<typeof runner>;

const gap = (problem: string, byHand: string): PipelineGap => ({ subject: 'runners', problem, byHand });

const isOnline = ({ online, status, paused }: Runner): boolean =>
  (online ?? status === 'online') && paused !== true;

async function privilegedGaps(
  project: GitLabProject,
  tagged: readonly Runner[],
): Promise<readonly PipelineGap[]> {
  if (tagged.length === 0)
    return [
      gap(`No runner has the tag ${privileged}, so jobs that reach twins wait for ever.`, howToRegister),
    ];
  const gaps: PipelineGap[] = [];
  if (!tagged.some(isOnline))
    gaps.push(
      gap(
        `No runner with the tag ${privileged} is online.`,
        `Start gitlab-runner on its machine; ${page} says when the runner was seen last, and whether it is paused.`,
      ),
    );
  for (const { id } of tagged) {
    const seen = await detailsOf(project, id);
    if (seen !== undefined && (seen.access_level !== 'ref_protected' || seen.run_untagged))
      gaps.push(
        gap(
          `The runner ${id} has the tag ${privileged}, and also runs jobs of merge requests, on the machine of the twins.`,
          `Open ${page}, edit the runner, check "Protected" and uncheck "Run untagged jobs".`,
        ),
      );
  }
  return gaps;
}

async function untaggedGaps(
  project: GitLabProject,
  others: readonly Runner[],
): Promise<readonly PipelineGap[]> {
  for (const { id } of others.filter(isOnline)) {
    const seen = await detailsOf(project, id);
    if (seen === undefined || (seen.access_level !== 'ref_protected' && seen.run_untagged)) return [];
  }
  return [
    gap(
      'No runner is online for jobs without a tag, which check and verify.',
      `Open ${page}, and register a runner that is not protected and runs jobs without a tag, or enable the runners of the server.`,
    ),
  ];
}

/** Undefined if the account may not see it. */
async function detailsOf(project: GitLabProject, id: number) {
  try {
    return await project.read(`runner ${id}`, shown, project.api.Runners.show(id));
  } catch (error) {
    if (forgeRefused.is(error) || forgeNotFound.is(error)) return undefined;
    throw error;
  }
}
