import { readFileSync } from 'node:fs';
import { Ajv, type AnySchemaObject } from 'ajv';

const file = new URL('../../model/schemas/reports.schema.json', import.meta.url);

/** What is wrong with a report, also a field that the schema doesn't have: those that read reports ignore such a field. */
export function faultsOf(report: unknown): readonly string[] {
  const { kind } = (report ?? {}) as { kind?: string };
  const validate = ajv.getSchema(`reports#/definitions/${kind}`);
  if (!validate || kind?.endsWith('Report') !== true) return [`there is no kind of report ${kind}`];
  if (validate(report)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addSchema(closed(JSON.parse(readFileSync(file, 'utf8'))), 'reports');

/** The schema, with no other fields allowed than those that it names. */
function closed(schema: AnySchemaObject): AnySchemaObject {
  const entries = Object.entries(schema).map(([key, value]) => [
    key,
    value !== null && typeof value === 'object' && !Array.isArray(value) ? closed(value) : value,
  ]);
  const inner = Object.fromEntries(entries) as AnySchemaObject;
  return schema['type'] === 'object' && schema['properties'] && !('additionalProperties' in schema)
    ? { ...inner, additionalProperties: false }
    : inner;
}
