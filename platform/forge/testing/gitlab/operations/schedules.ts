import { answerOf, type Fields } from '../answers.ts';
import {
  type Call,
  forbidden,
  found,
  type Operation,
  type Parameters,
  paged,
  Refusal,
} from '../operation.ts';
import { level, mayMergeInto, type Project, type Schedule } from '../world.ts';
import { personOf } from './people.ts';

function shown(call: Call, one: Schedule): Fields {
  const { id, description, ref, cron, active } = one;
  return {
    ...{ id, description, ref, cron, active, cron_timezone: one.timezone },
    next_run_at: '2026-01-02T00:00:00.000Z',
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    owner: personOf(call.world, one.owner),
  };
}

/** With the last pipeline, where there is none yet. */
const single = (type: string, call: Call, one: Schedule, more: Fields = {}): Fields =>
  answerOf(type, { ...shown(call, one), ...more });

function branchOf(ref: string): string {
  return ref.replace(/^refs\/heads\//, '');
}

async function settled(call: Call, project: Project, one: Schedule): Promise<Fields> {
  const cron = call.text('cron') ?? one.cron;
  if (cron.split(' ').length !== 5) throw new Refusal(400, { cron: [' is invalid syntax'] });
  const branch = branchOf(call.text('ref') ?? one.ref);
  if ((await project.repository.branch(branch)) === undefined)
    throw new Refusal(400, { ref: ['is ambiguous'] });
  if (!mayMergeInto(call.world, project, call.account(), branch)) throw forbidden();
  Object.assign(one, {
    cron,
    ref: `refs/heads/${branch}`,
    description: call.text('description') ?? one.description,
    timezone: call.text('cron_timezone') ?? one.timezone,
    active: call.flag('active') ?? one.active,
  });
  return single('PipelineScheduleSchema', call, one);
}

function named(call: Call, least: number): { project: Project; one: Schedule } {
  const project = call.project(least);
  const one = project.schedules.find(({ id }) => String(id) === call.path['schedule_id']);
  return { project, one: found(one, 'Pipeline Schedule') };
}

/** Only its owner may change a schedule. */
function owned(call: Call): { project: Project; one: Schedule } {
  const seen = named(call, level.developer);
  if (seen.one.owner !== call.account()) throw forbidden();
  return seen;
}

function variableOf(one: Schedule, key: string | undefined) {
  return found(
    one.variables.find((variable) => variable.key === key),
    'Pipeline Schedule Variable',
  );
}

const variableAnswer = (variable: Schedule['variables'][number]): Fields =>
  answerOf('PipelineVariableSchema', { ...variable, variable_type: 'env_var' });

const written: Parameters = { cron_timezone: 'string', active: 'boolean' };
const path = '/projects/:id/pipeline_schedules';

export const schedules: readonly Operation[] = [
  {
    method: 'GET',
    path,
    takes: { scope: 'string', ...paged },
    // Lists have no variables.
    answers: 'CondensedPipelineScheduleSchema[]',
    does: (call) => call.project(level.developer).schedules.map((one) => shown(call, one)),
  },
  {
    method: 'GET',
    path: `${path}/:schedule_id`,
    takes: {},
    answers: 'ExpandedPipelineScheduleSchema',
    does: (call) => {
      const { one } = named(call, level.developer);
      return single('ExpandedPipelineScheduleSchema', call, one, {
        variables: one.variables.map(variableAnswer),
      });
    },
  },
  {
    method: 'POST',
    path,
    takes: { description: 'string!', ref: 'string!', cron: 'string!', ...written },
    answers: 'PipelineScheduleSchema',
    does: async (call) => {
      const project = call.project(level.developer);
      const { world } = call;
      const empty = { description: '', ref: '', cron: '', timezone: 'UTC', active: true, variables: [] };
      const made: Schedule = { id: world.nextId(), owner: call.account(), ...empty };
      const answer = await settled(call, project, made);
      project.schedules.push(made);
      return answer;
    },
  },
  {
    method: 'PUT',
    path: `${path}/:schedule_id`,
    takes: { description: 'string', ref: 'string', cron: 'string', ...written },
    answers: 'PipelineScheduleSchema',
    does: (call) => {
      const { project, one } = owned(call);
      return settled(call, project, one);
    },
  },
  {
    method: 'POST',
    path: `${path}/:schedule_id/take_ownership`,
    takes: {},
    answers: 'PipelineScheduleSchema',
    does: (call) => {
      const { one } = named(call, level.maintainer);
      one.owner = call.account();
      return single('PipelineScheduleSchema', call, one);
    },
  },
  {
    method: 'DELETE',
    path: `${path}/:schedule_id`,
    takes: {},
    answers: undefined,
    does: (call) => {
      const { project, one } = named(call, level.maintainer);
      project.schedules.splice(project.schedules.indexOf(one), 1);
    },
  },
  {
    method: 'POST',
    path: `${path}/:schedule_id/variables`,
    takes: { key: 'string!', value: 'string!', variable_type: 'string' },
    answers: 'PipelineVariableSchema',
    does: (call) => {
      const { project, one } = owned(call);
      const [key = '', value = ''] = [call.text('key'), call.text('value')];
      if (project.variablesRole === 'no_one_allowed')
        throw new Refusal(400, 'Insufficient permissions to set pipeline variables');
      if (one.variables.some((variable) => variable.key === key))
        throw new Refusal(400, { key: ['has already been taken'] });
      const made = { key, value };
      one.variables.push(made);
      return variableAnswer(made);
    },
  },
  {
    method: 'PUT',
    path: `${path}/:schedule_id/variables/:key`,
    takes: { value: 'string!', variable_type: 'string' },
    answers: 'PipelineVariableSchema',
    does: (call) => {
      const variable = variableOf(owned(call).one, call.path['key']);
      variable.value = call.text('value') ?? variable.value;
      return variableAnswer(variable);
    },
  },
  {
    method: 'DELETE',
    path: `${path}/:schedule_id/variables/:key`,
    takes: {},
    answers: 'PipelineVariableSchema',
    does: (call) => {
      const { one } = owned(call);
      const variable = variableOf(one, call.path['key']);
      one.variables.splice(one.variables.indexOf(variable), 1);
      return variableAnswer(variable);
    },
  },
];
