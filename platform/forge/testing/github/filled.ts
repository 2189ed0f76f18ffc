import { resolved, type Schema } from './openapi.ts';

/**
 * An answer with the fields that GitHub always sends and that mean nothing here: addresses, counts, flags. They get the plainest value that their
 * schema allows.
 */
export function filled(given: Schema | undefined, value: unknown): unknown {
  const schema = given && alternative(resolved<Schema>(given), value);
  if (schema === undefined || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => filled(schema['items'] as Schema | undefined, item));
  if (typeof value !== 'object') return value;
  const properties = Object(schema['properties']) as Readonly<Record<string, Schema>>;
  const required = (schema['required'] ?? []) as readonly string[];
  const missing = required.filter((name) => !(name in value));
  return {
    ...Object.fromEntries(missing.map((name) => [name, plainest(properties[name] ?? {})])),
    ...Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, filled(properties[name], item)]),
    ),
  };
}

/** Of several schemas, the one that has all fields of the value; of several parts of one, all of them. */
function alternative(schema: Schema, value: unknown): Schema {
  const parts = schema['allOf'] as readonly Schema[] | undefined;
  if (parts) return joined(parts.map((part) => alternative(resolved<Schema>(part), value)));
  const several = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
  if (!several) return schema;
  const names = Object.keys(Object(value));
  const fits = (one: Schema) => names.every((name) => name in Object(one['properties']));
  const found = several.map((one) => resolved<Schema>(one)).find(fits);
  return found ? alternative(found, value) : {};
}

function joined(parts: readonly Schema[]): Schema {
  return {
    ...Object.assign({}, ...parts),
    properties: Object.assign({}, ...parts.map((part) => part['properties'])),
    required: parts.flatMap((part) => part['required'] ?? []),
  };
}

function plainest(given: Schema): unknown {
  const schema = alternative(resolved<Schema>(given), {});
  const types = [schema['type']].flat();
  const values = schema['enum'] as readonly unknown[] | undefined;
  if (types.includes('null')) return null;
  if (values) return values[0];
  if (types.includes('object')) return filled(schema, {});
  if (types.includes('array')) return [];
  if (types.includes('boolean')) return false;
  if (types.includes('integer') || types.includes('number')) return 0;
  if (schema['format'] === 'date-time') return '2026-01-01T00:00:00Z';
  return schema['format'] === 'uri' ? 'https://github.invalid/' : '';
}
