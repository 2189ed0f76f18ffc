import { answerOf, type Fields } from '../answers.ts';
import { type Call, found, type Operation, oneOf, type Parameters, paged, Refusal } from '../operation.ts';
import { level, type Variable } from '../world.ts';

/** What GitLab can find again in a log: one line of at least eight characters, without spaces. */
const maskable = /^[A-Za-z0-9_:@.~+/=-]{8,}$/;

function variableOf({ key, value, type, masked, raw, scope, ...variable }: Variable): Fields {
  const { protected: isProtected } = variable;
  return answerOf('VariableSchema', {
    key,
    value,
    protected: isProtected,
    masked,
    raw,
    variable_type: type,
    environment_scope: scope,
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
    type: oneOf(call, 'variable_type', ['env_var', 'file'], variable.type),
  });
  return variableOf(variable);
}

function create(call: Call): Fields {
  const { variables } = call.project(level.maintainer);
  const key = call.text('key') ?? '';
  if (!/^[A-Za-z0-9_]{1,255}$/.test(key)) throw new Refusal(400, { key: ['is invalid'] });
  const scope = call.text('environment_scope') ?? '*';
  if (variables.some((one) => one.key === key && one.scope === scope))
    throw new Refusal(400, { key: [`(${key}) has already been taken`] });
  const made: Variable = {
    ...{ key, scope, value: '', type: 'env_var' },
    ...{ protected: false, masked: false, raw: false },
  };
  const answer = settled(call, made);
  variables.push(made);
  return answer;
}

/** Without a filter, GitLab takes any variable of the name, and refuses if there are several. */
function named(call: Call): Variable {
  const { variables } = call.project(level.maintainer);
  const scope = call.object('filter')?.['environment_scope'];
  const all = variables.filter(
    (one) => one.key === call.path['key'] && (scope === undefined || one.scope === scope),
  );
  if (all.length > 1)
    throw new Refusal(
      409,
      "There are multiple variables with provided parameters. Please use 'filter[environment_scope]'",
    );
  return found(all[0], 'Variable');
}

const fields: Parameters = {
  protected: 'boolean',
  masked: 'boolean',
  raw: 'boolean',
  variable_type: 'string',
  environment_scope: 'string',
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
  {
    method: 'DELETE',
    path: '/projects/:id/variables/:key',
    takes: { filter: 'object' },
    answers: undefined,
    does: (call) => {
      const { variables } = call.project(level.maintainer);
      variables.splice(variables.indexOf(named(call)), 1);
    },
  },
];
