import { ensured } from '../../ensured.ts';
import { forgeNotFound } from '../../failures.ts';
import type { PipelineGap } from '../../forge.ts';
import { fields, flag, list, number, optional, text } from '../answers.ts';
import type { GitLabProject } from '../client.ts';
import { gone } from '../gone.ts';
import { refusedWith } from '../requests.ts';
import { eventVariable, schedules, type WantedSchedule } from './wanted.ts';

const schedule = fields({
  id: number,
  description: text,
  ref: text,
  cron: text,
  cron_timezone: optional(text),
  active: flag,
});
const shown = fields({ variables: optional(list(fields({ key: text, value: text }))) });

interface Seen extends ReturnType<typeof schedule> {
  readonly event: string | undefined;
}

/** Those that have a description of ours, the oldest first. Lists have no variables, so each of them is asked for. */
async function look(project: GitLabProject): Promise<readonly Seen[]> {
  const { api, path } = project;
  const asked = api.PipelineSchedules.all(path, { perPage: 100 });
  const ours = (await project.read('the pipeline schedules', list(schedule), asked)).filter((one) =>
    schedules.some(({ description }) => description === one.description),
  );
  const seen = ours.map(async (one) => {
    try {
      return [{ ...one, event: await eventOf(project, one.id) }];
    } catch (error) {
      // Another run has removed it meanwhile.
      if (forgeNotFound.is(error)) return [];
      throw error;
    }
  });
  return (await Promise.all(seen)).flat().toSorted((one, other) => one.id - other.id);
}

async function eventOf(project: GitLabProject, id: number): Promise<string | undefined> {
  const asked = project.api.PipelineSchedules.show(project.path, id);
  const { variables = [] } = await project.read('a pipeline schedule', shown, asked);
  return variables.find(({ key }) => key === eventVariable)?.value;
}

/** @param branch of the schedules. GitLab answers it in full: `refs/heads/main`. */
export async function scheduleGaps(project: GitLabProject, branch: string): Promise<readonly PipelineGap[]> {
  const seen = await look(project);
  return schedules.flatMap((wanted) => {
    const named = seen.filter(({ description }) => description === wanted.description);
    const problem = problemOf(named, wanted, branch);
    return problem === undefined ? [] : [{ subject: 'schedules', problem, byHand: undefined }];
  });
}

function problemOf(named: readonly Seen[], wanted: WantedSchedule, branch: string): string | undefined {
  const quoted = `"${wanted.description}"`;
  const [first, ...more] = named;
  if (first === undefined) return `There is no schedule ${quoted}.`;
  if (more.length > 0) return `There are ${named.length} schedules ${quoted}.`;
  if (!first.active) return `The schedule ${quoted} is not active.`;
  return isRight(first, wanted, branch) ? undefined : `The schedule ${quoted} was changed.`;
}

function isRight(
  { ref, cron, cron_timezone: zone, active, event }: Seen,
  wanted: WantedSchedule,
  branch: string,
) {
  const isOfBranch = ref === branch || ref === `refs/heads/${branch}`;
  return isOfBranch && cron === wanted.cron && (zone ?? 'UTC') === 'UTC' && active && event === wanted.event;
}

/** Makes, mends and removes until there is one schedule of each description. Two runs at once keep the same one: the oldest. */
export async function ensureSchedules(project: GitLabProject, branch: string): Promise<void> {
  if ((await scheduleGaps(project, branch)).length === 0) return;
  for (const wanted of schedules) {
    await ensured<Seen>({
      look: async () => (await look(project)).find(({ description }) => description === wanted.description),
      isRight: (found) => isRight(found, wanted, branch),
      make: (found) => write(project, wanted, branch, found),
    });
    const [, ...more] = (await look(project)).filter(({ description }) => description === wanted.description);
    for (const { id } of more) await remove(project, id);
  }
}

async function write(
  project: GitLabProject,
  wanted: WantedSchedule,
  branch: string,
  found: Seen | undefined,
): Promise<Seen> {
  const { api, path } = project;
  const { description, cron, event } = wanted;
  const options = { cronTimezone: 'UTC', active: true };
  const request = `write the schedule ${description}`;
  if (found === undefined) {
    const asked = api.PipelineSchedules.create(path, description, `refs/heads/${branch}`, cron, options);
    const made = await project.read(request, schedule, asked);
    if (event !== undefined) await setEvent(project, made.id, event, undefined);
    return { ...made, event };
  }
  const { id } = found;
  const edit = () =>
    project.read(
      request,
      schedule,
      api.PipelineSchedules.edit(path, id, { ref: `refs/heads/${branch}`, cron, ...options }),
    );
  const made = await edit().catch(async (error: unknown) => {
    // Only the owner of a schedule may change it, and every maintainer may become its owner.
    if (refusedWith(error)?.status !== 403) throw error;
    await project.read(request, schedule, api.PipelineSchedules.takeOwnership(path, id));
    return edit();
  });
  if (found.event !== event) await setEvent(project, id, event, found.event);
  return { ...made, event };
}

async function setEvent(
  project: GitLabProject,
  id: number,
  event: string | undefined,
  before: string | undefined,
): Promise<void> {
  const { PipelineScheduleVariables } = project.api;
  const { path } = project;
  const asked =
    event === undefined
      ? PipelineScheduleVariables.remove(path, id, eventVariable)
      : before === undefined
        ? PipelineScheduleVariables.create(path, id, eventVariable, event)
        : PipelineScheduleVariables.edit(path, id, eventVariable, event);
  await project
    .read(`set ${eventVariable} of a schedule`, () => undefined, asked)
    .catch(async (error: unknown) => {
      // Another run was quicker: it set the same variable, or removed the schedule.
      const isThere = await eventOf(project, id).then(
        (now) => now === event,
        (cause: unknown) => forgeNotFound.is(cause),
      );
      if (!isThere) throw error;
    });
}

async function remove(project: GitLabProject, id: number): Promise<void> {
  const asked = project.api.PipelineSchedules.remove(project.path, id);
  await gone(project.read('remove a schedule', () => undefined, asked));
}
