import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

/** A value of JSON whose fields are not known yet. */
export type Fields = Readonly<Record<string, unknown>>;

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** Where GitLab's documentation says more than the types of its client: a field may also have these values. */
const beyondTypes: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
  MergeRequestSchemaWithBasicLabels: {
    detailed_merge_status: ['conflict', 'need_rebase', 'commits_status', 'preparing', 'requested_changes'],
    source_project_id: [null],
  },
  ExpandedMergeRequestSchema: {
    detailed_merge_status: ['conflict', 'need_rebase', 'commits_status', 'preparing', 'requested_changes'],
    source_project_id: [null],
  },
  IssueSchemaWithBasicLabels: { description: [null], due_date: [null] },
  CommitStatusSchema: { description: [null], target_url: [null], started_at: [null], finished_at: [null] },
  ExtendedProtectedBranchAccessLevelSchema: { access_level: [null] },
  ProtectedTagAccessLevelSummarySchema: { access_level: [null] },
  ProjectSchema: {
    default_branch: [null],
    // A flag in the types.
    ci_pipeline_variables_minimum_override_role: ['no_one_allowed', 'owner', 'maintainer', 'developer'],
  },
};

const definitions: Record<string, Schema> = JSON.parse(
  readFileSync(new URL('generated/answers.json', import.meta.url), 'utf8'),
).definitions;
for (const [type, fields] of Object.entries(beyondTypes))
  for (const [field, values] of Object.entries(fields)) widen(type, field, values);

function widen(type: string, field: string, values: readonly unknown[]): void {
  const { [type]: schema } = definitions;
  const known = schema?.properties?.[field];
  if (schema === undefined || known === undefined)
    throw new Error(`the client's types have no ${type}.${field}`);
  definitions[type] = {
    ...schema,
    properties: { ...schema.properties, [field]: { anyOf: [known, { enum: values }] } },
  };
}

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'gitlab', definitions });
const validators = new Map<string, ValidateFunction>();

/** What is wrong with an answer of a type of the client's, or undefined. `Type[]` is a list. */
export function wrongWith(type: string, answer: unknown): string | undefined {
  const name = type.replace('[]', '');
  const item = { $ref: `gitlab#/definitions/${name}` };
  const schema = type.endsWith('[]') ? { type: 'array', items: item } : item;
  const validate = validators.get(type) ?? ajv.compile(schema);
  validators.set(type, validate);
  return validate(answer) ? undefined : ajv.errorsText(validate.errors);
}

/** An answer with the given fields, and a blank value of its type in each other field that the client's type requires. */
export function answerOf(type: string, fields: Fields): Fields {
  const schema = definitions[type];
  if (schema === undefined) throw new Error(`the client has no type ${type}`);
  return { ...(blank(schema) as Fields), ...fields };
}

function blank(schema: Schema): unknown {
  if (schema.$ref !== undefined)
    return blank(definitions[decodeURIComponent(schema.$ref.slice('#/definitions/'.length))] ?? {});
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf !== undefined) {
    const optional = schema.anyOf.find(({ type }) => type === 'null');
    return blank(optional ?? schema.anyOf[0] ?? {});
  }
  const types = [schema.type].flat();
  if (types.includes('null')) return null;
  if (types.includes('object')) {
    const { properties = {}, required = [] } = schema;
    return Object.fromEntries(required.map((name) => [name, blank(properties[name] ?? {})]));
  }
  if (types.includes('array')) return [];
  return { string: '', number: 0, integer: 0, boolean: false }[String(types[0])];
}
