import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formatsOf from 'ajv-formats';

/** The parts of an OpenAPI document that are used here. */
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Response | Reference>>;
}
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}
interface Response {
  readonly content?: Content;
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
interface Reference {
  readonly $ref: string;
}
export type Schema = Readonly<Record<string, unknown>>;

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** GitHub's own description of an operation, to hold requests and answers against. */
export interface KnownOperation {
  readonly id: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What is wrong with a request, as sentences. */
  problemsOfRequest(query: URLSearchParams, body: unknown): readonly string[];
  /** What is wrong with an answer. */
  problemsOfAnswer(status: number, body: unknown): readonly string[];
  /** The schema of an answer, with references; undefined if it has no content. */
  schemaOfAnswer(status: number): Schema | undefined;
  readonly isPaged: boolean;
}

const document = asJsonSchema(
  JSON.parse(readFileSync(new URL('generated/openapi.json', import.meta.url), 'utf8')),
) as unknown as Document;
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
// The package is CommonJS, and its types say `default` once more.
(formatsOf as unknown as (to: Ajv) => void)(ajv);
ajv.addSchema(document, 'github');
const coercing = new Ajv({ strict: false, coerceTypes: true });

const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    // More literal ones first: `/git/refs` before `/{a}/{b}`.
    pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
    pointer: `/paths/${path.replaceAll('/', '~1')}/${method}`,
    operation,
  })),
);

export const operationIds: readonly string[] = routes.map(({ operation }) => operation.operationId);

/** The operation of a request, whose path is still encoded. */
export function operationOf(method: string, path: string): KnownOperation | undefined {
  for (const route of routes) {
    const found = route.method === method ? route.pattern.exec(path) : null;
    if (found) return known(route, found.groups ?? {});
  }
  return undefined;
}

function known(
  { operation, pointer }: (typeof routes)[number],
  encoded: Record<string, string>,
): KnownOperation {
  const declared = (operation.parameters ?? []).map((parameter) => resolved<Parameter>(parameter));
  const parameters = Object.fromEntries(
    Object.entries(encoded).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
  const bodySchema = operation.requestBody?.content['application/json']?.schema;
  return {
    id: operation.operationId,
    parameters,
    isPaged: declared.some(({ name }) => name === 'per_page'),
    problemsOfRequest(query, body) {
      const of = (name: string, place: string) =>
        declared.find((one) => one.name === name && one.in === place)?.schema;
      return [
        ...Object.entries(parameters).flatMap(([name, value]) => coerced(name, value, of(name, 'path'))),
        ...[...query].flatMap(([name, value]) => coerced(name, value, of(name, 'query'))),
        ...(bodySchema ? problemsOfBody(body, bodySchema, `${pointer}/requestBody`) : unexpected(body)),
      ];
    },
    problemsOfAnswer(status, body) {
      const answer = operation.responses[status];
      if (!answer)
        return status >= 400 ? [] : [`GitHub does not answer ${status} to ${operation.operationId}`];
      const place = '$ref' in answer ? answer.$ref.slice(1) : `${pointer}/responses/${status}`;
      const type = Object.keys(resolved<Response>(answer).content ?? {})[0];
      if (type === undefined) return unexpected(body);
      return validated(`${place}/content/${type.replaceAll('/', '~1')}/schema`, body);
    },
    schemaOfAnswer: (status) => {
      const answer = operation.responses[status];
      return answer && resolved<Response>(answer).content?.['application/json']?.schema;
    },
  };
}

/** A problem if a field is unknown, too: GitHub would ignore a misspelt one. */
function problemsOfBody(body: unknown, schema: Schema, pointer: string): readonly string[] {
  const fields = resolved<Schema>(schema)['properties'];
  const unknown = Object.keys(Object(body)).filter((name) => !(name in Object(fields)));
  const misspelt = unknown.map((name) => `${name} is not a field of the body`);
  return [...misspelt, ...validated(`${pointer}/content/application~1json/schema`, body)];
}

function unexpected(body: unknown): readonly string[] {
  return body === undefined ? [] : ['there is a body, and none is expected'];
}

function coerced(name: string, value: string, schema: Schema | undefined): readonly string[] {
  if (!schema) return [`${name} is not a parameter`];
  const holder = { value };
  const isRight = coercing.validate({ properties: { value: schema } }, holder);
  return isRight ? [] : [`${name}: ${coercing.errorsText()}`];
}

const validators = new Map<string, ValidateFunction>();

function validated(pointer: string, value: unknown): readonly string[] {
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `github#${encodeURI(pointer)}` });
  validators.set(pointer, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }: ErrorObject) => `${instancePath} ${message}`,
  );
}

/** What a reference stands for. */
export function resolved<T>(value: T | Reference): T {
  if (!('$ref' in Object(value))) return value as T;
  const path = (value as Reference).$ref.split('/').slice(1);
  return path.reduce<unknown>((at, key) => Object(at)[key], document) as T;
}

/** OpenAPI 3.0 writes `nullable` where JSON Schema writes the type `null`. */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (value === null || typeof value !== 'object') return value;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, asJsonSchema(item)]),
  );
  if (nullable !== true) return { ...rest, ...(nullable === undefined ? {} : { nullable }) };
  if (typeof rest['type'] !== 'string') return { anyOf: [rest, { type: 'null' }] };
  const values = rest['enum'];
  const widened = { ...rest, type: [rest['type'], 'null'] };
  return Array.isArray(values) ? { ...widened, enum: [...values, null] } : widened;
}
