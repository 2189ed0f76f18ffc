import { answerOf, type Fields } from '../answers.ts';
import { type Call, found, notFound, type Operation, paged, Refusal } from '../operation.ts';
import { type CommitStatus, level, type Project, type World } from '../world.ts';
import { personOf } from './people.ts';

const states = ['pending', 'running', 'success', 'failed', 'canceled'] as const;
const finished: readonly string[] = ['success', 'failed', 'canceled'];

/** What the pipeline of a commit says: external statuses are jobs of a pipeline. */
export function pipelineOf(project: Project, sha: string): CommitStatus['status'] | undefined {
  const latest = project.statuses
    .filter((one) => one.sha === sha && !one.retried)
    .map(({ status }) => status);
  if (latest.length === 0) return undefined;
  const order = ['running', 'pending', 'failed', 'canceled'] as const;
  return order.find((status) => latest.includes(status)) ?? 'success';
}

function answered(world: World, status: CommitStatus): Fields {
  return answerOf('CommitStatusSchema', {
    id: status.id,
    sha: status.sha,
    ref: status.ref,
    name: status.name,
    status: status.status,
    description: status.description,
    target_url: status.targetUrl,
    allow_failure: false,
    author: personOf(world, status.author),
    created_at: '2026-01-01T00:00:00.000Z',
  });
}

async function create(call: Call): Promise<Fields> {
  const author = call.account();
  const project = call.project(level.developer);
  const sha = found(await project.repository.commit(call.path['sha'] ?? ''), 'Commit');
  const state = states.find((one) => one === call.text('state'));
  if (state === undefined) throw new Refusal(400, 'state does not have a valid value', 'error');
  const [name = 'default', ref = await branchWith(project, sha)] = [call.text('name'), call.text('ref')];
  if (ref === undefined) throw notFound('References for commit');
  const [description, targetUrl] = [call.text('description') ?? null, call.text('target_url') ?? null];
  if (description !== null && description.length > 255)
    throw new Refusal(400, { description: ['is too long (maximum is 255 characters)'] });
  const earlier = project.statuses.filter(
    (one) => one.sha === sha && one.name === name && one.ref === ref && !one.retried,
  );
  const running = earlier.find(({ status }) => !finished.includes(status));
  if (running !== undefined) {
    if (running.status === state || state === 'pending')
      throw new Refusal(400, `Cannot transition status via :${event(state)} from :${running.status}`);
    return answered(call.world, Object.assign(running, { status: state, description, targetUrl }));
  }
  for (const one of earlier) one.retried = true;
  const made = {
    id: call.world.nextId(),
    sha,
    ref,
    name,
    author,
    status: state,
    description,
    targetUrl,
    retried: false,
  };
  project.statuses.push(made);
  return answered(call.world, made);
}

const event = (state: string): string =>
  state === 'pending' ? 'enqueue' : state === 'running' ? 'run' : state;

/** A commit that only a fork's merge request brought is in no branch. */
async function branchWith(project: Project, sha: string): Promise<string | undefined> {
  const names = await project.repository.git([
    'for-each-ref',
    '--contains',
    sha,
    '--format=%(refname:lstrip=2)',
    'refs/heads',
  ]);
  return names.split('\n')[0] || undefined;
}

export const statuses: readonly Operation[] = [
  {
    method: 'GET',
    path: '/projects/:id/repository/commits/:sha/statuses',
    takes: { ref: 'string', name: 'string', all: 'boolean', ...paged },
    answers: 'CommitStatusSchema[]',
    does: async (call) => {
      const project = call.project();
      const sha = found(await project.repository.commit(call.path['sha'] ?? ''), 'Commit');
      return project.statuses
        .filter((one) => one.sha === sha && (call.flag('all') === true || !one.retried))
        .map((one) => answered(call.world, one));
    },
  },
  {
    method: 'POST',
    path: '/projects/:id/statuses/:sha',
    takes: { state: 'string!', name: 'string', ref: 'string', description: 'string', target_url: 'string' },
    answers: 'CommitStatusSchema',
    does: create,
  },
];
