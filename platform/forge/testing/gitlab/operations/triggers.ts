import { randomBytes } from 'node:crypto';
import { answerOf, type Fields } from '../answers.ts';
import { type Call, forbidden, found, type Operation, paged, Refusal } from '../operation.ts';
import { level, mayMergeInto, type TriggerToken } from '../world.ts';
import { personOf } from './people.ts';

/** Whoever made a token sees it. Others see four characters. */
function shown(call: Call, { id, description, token, owner }: TriggerToken): Fields {
  return answerOf('PipelineTriggerTokenSchema', {
    ...{ id, description, token: owner === call.account() ? token : token.slice(0, 4) },
    owner: personOf(call.world, owner),
  });
}

/** Starts a pipeline of a branch with the rights of the token's owner. The request itself needs no account. */
async function start(call: Call): Promise<Fields> {
  const { world } = call;
  const project = found(
    world.projects.find(({ id, path }) => call.path['id'] === String(id) || call.path['id'] === path),
    'Project',
  );
  const trigger = found(
    project.triggerTokens.find(({ token }) => token === call.text('token')),
    'Not found',
  );
  const ref = call.path['ref'] ?? '';
  if ((await project.repository.branch(ref)) === undefined)
    throw new Refusal(400, { base: ['Reference not found'] });
  if (!mayMergeInto(world, project, trigger.owner, ref)) throw forbidden();
  const variables = Object.fromEntries(
    Object.entries(call.object('variables') ?? {}).map(([key, value]) => [key, String(value)]),
  );
  if (Object.keys(variables).length > 0 && project.variablesRole === 'no_one_allowed')
    throw new Refusal(400, { base: ['Insufficient permissions to set pipeline variables'] });
  const made = { id: world.nextId(), ref, startedBy: trigger.owner, variables };
  project.pipelines.push(made);
  return answerOf('ExpandedPipelineSchema', { id: made.id, ref, project_id: project.id, source: 'trigger' });
}

const path = '/projects/:id/triggers';

export const triggers: readonly Operation[] = [
  {
    method: 'GET',
    path,
    takes: paged,
    answers: 'PipelineTriggerTokenSchema[]',
    does: (call) => call.project(level.maintainer).triggerTokens.map((one) => shown(call, one)),
  },
  {
    method: 'POST',
    path,
    takes: { description: 'string!' },
    answers: 'PipelineTriggerTokenSchema',
    does: (call) => {
      const { triggerTokens } = call.project(level.maintainer);
      const made = {
        id: call.world.nextId(),
        description: call.text('description') ?? '',
        token: `glptt-${randomBytes(20).toString('hex')}`,
        owner: call.account(),
      };
      triggerTokens.push(made);
      return shown(call, made);
    },
  },
  {
    method: 'DELETE',
    path: `${path}/:trigger_id`,
    takes: {},
    answers: undefined,
    does: (call) => {
      const { triggerTokens } = call.project(level.maintainer);
      const one = found(
        triggerTokens.find(({ id }) => String(id) === call.path['trigger_id']),
        'Trigger',
      );
      triggerTokens.splice(triggerTokens.indexOf(one), 1);
    },
  },
  {
    method: 'POST',
    path: '/projects/:id/ref/:ref/trigger/pipeline',
    takes: { token: 'string!', variables: 'object' },
    answers: 'ExpandedPipelineSchema',
    does: start,
  },
];
