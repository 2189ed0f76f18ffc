import { answerOf, type Fields } from '../answers.ts';
import { type Call, found, type Operation, type Parameters, paged, Refusal } from '../operation.ts';
import { level, type Variable } from '../world.ts';

/** What GitLab can find again in a log: one line of at least eight characters, without spaces. */
const maskable = /^[A-Za-z0-9_:@.~+/=-]{8,}$/;

function variableOf({ key, value, masked, raw, ...variable }: Variable): Fields {
  const { protected: isProtected } = variable;
  return answerOf('VariableSchema', {
    key,
    value,
    protected: isProtected,
    masked,
    raw,
    variable_type: 'env_var',
    environment_scope: '*',
  });
}

function settled(call: Call, variable: Variable): Fields {
  const value = call.text('value') ?? variable.value;
  const masked = call.flag('masked') ?? variable.masked;
  if (masked && !maskable.test(value)) throw new Refusal(400, { value: ['is invalid'] });
  const { protected: before } = variable;
  Object.assign(variable, {
    value,
    masked,
    protected: call.flag('protected') ?? before,
    raw: call.flag('raw') ?? variable.raw,
  });
  return variableOf(variable);
}

function create(call: Call): Fields {
  const { variables } = call.project(level.maintainer);
  const key = call.text('key') ?? '';
  if (!/^[A-Za-z0-9_]{1,255}$/.test(key)) throw new Refusal(400, { key: ['is invalid'] });
  if (variables.some((one) => one.key === key))
    throw new Refusal(400, { key: [`(${key}) has already been taken`] });
  const made = { key, value: '', protected: false, masked: false, raw: false };
  const answer = settled(call, made);
  variables.push(made);
  return answer;
}

const named = (call: Call): Variable =>
  found(
    call.project(level.maintainer).variables.find(({ key }) => key === call.path['key']),
    'Variable',
  );

const fields: Parameters = {
  protected: 'boolean',
  masked: 'boolean',
  raw: 'boolean',
  variable_type: 'string',
};

export const variables: readonly Operation[] = [
  {
    method: 'GET',
    path: '/projects/:id/variables',
    takes: paged,
    answers: 'VariableSchema[]',
    does: (call) => call.project(level.maintainer).variables.map(variableOf),
  },
  {
    method: 'POST',
    path: '/projects/:id/variables',
    takes: { key: 'string!', value: 'string!', ...fields },
    answers: 'VariableSchema',
    does: create,
  },
  {
    method: 'GET',
    path: '/projects/:id/variables/:key',
    takes: { filter: 'object' },
    answers: 'VariableSchema',
    does: (call) => variableOf(named(call)),
  },
  {
    method: 'PUT',
    path: '/projects/:id/variables/:key',
    takes: { value: 'string!', filter: 'object', ...fields },
    answers: 'VariableSchema',
    does: (call) => settled(call, named(call)),
  },
];
