import { forgeRefused } from '../../failures.ts';
import type { PipelineGap } from '../../forge.ts';
import type { GitLabProject } from '../client.ts';
import type { Projects } from '../projects.ts';
import { runnerGaps } from './runners.ts';
import { ensureSchedules, scheduleGaps } from './schedules.ts';
import { ensureSettings, settingGaps } from './settings.ts';
import { ensureVariables, variableGaps } from './variables.ts';
import { ensureWebhooks, webhookGaps } from './webhooks.ts';

/** One kind of things that the jobs of `.gitlab-ci.yml` need beside the file. */
interface Part {
  readonly gaps: () => Promise<readonly PipelineGap[]>;
  /** Undefined where only a person can do it. */
  readonly ensure?: () => Promise<void>;
}

async function partsOf(project: GitLabProject, projects: Projects): Promise<readonly Part[]> {
  const [{ defaultBranch: branch }, projectId] = await Promise.all([
    projects.about(),
    projects.idOf(project.path),
  ]);
  const to = { projectId, branch };
  return [
    { gaps: () => settingGaps(project), ensure: () => ensureSettings(project) },
    { gaps: () => scheduleGaps(project, branch), ensure: () => ensureSchedules(project, branch) },
    { gaps: () => webhookGaps(project, to), ensure: () => ensureWebhooks(project, to) },
    { gaps: () => variableGaps(project), ensure: () => ensureVariables(project) },
    { gaps: () => runnerGaps(project) },
  ];
}

export async function pipelineGaps(
  project: GitLabProject,
  projects: Projects,
): Promise<readonly PipelineGap[]> {
  const parts = await partsOf(project, projects);
  return (await Promise.all(parts.map(({ gaps }) => gaps()))).flat();
}

/** Mends what can be mended. What GitLab refuses holds up nothing else: it is left, with what GitLab said. */
export async function ensurePipelines(
  project: GitLabProject,
  projects: Projects,
): Promise<readonly PipelineGap[]> {
  const left: PipelineGap[] = [];
  for (const { gaps, ensure } of await partsOf(project, projects)) {
    let said: string | undefined;
    try {
      await ensure?.();
    } catch (error) {
      if (!forgeRefused.is(error)) throw error;
      said = error.message;
    }
    for (const gap of await gaps()) left.push({ ...gap, byHand: gap.byHand ?? byHandAfter(said) });
  }
  return left;
}

function byHandAfter(said: string | undefined): string | undefined {
  return said === undefined
    ? undefined
    : `${said}. Run dtaas init with a token of a maintainer, or do it as docs/forges.md says.`;
}
