import type { Fields } from './answers.ts';
import { type Parameters, Refusal } from './operation.ts';

/** What a request gives, in its query and in its JSON body alike. */
export function givenBy(query: URLSearchParams, body: Fields): Fields {
  const given: Record<string, unknown> = { ...body };
  for (const [key, value] of query) {
    const [, name = '', isList, field] = /^([^[]+)(\[\])?(?:\[([^\]]+)\])?$/.exec(key) ?? [];
    if (isList === undefined && field === undefined) given[name] = value;
    else if (isList === undefined && field !== undefined) given[name] = { [field]: value };
    else given[name] = appended(given[name], field, value);
  }
  return given;
}

/** As Rack reads it: `a[][x]=1&a[][y]=2&a[][x]=3` is `[{x: 1, y: 2}, {x: 3}]`. */
function appended(before: unknown, field: string | undefined, value: string): unknown[] {
  const list: unknown[] = Array.isArray(before) ? before : [];
  if (field === undefined) return [...list, value];
  const last = list.at(-1);
  if (isFields(last) && !(field in last)) return [...list.slice(0, -1), { ...last, [field]: value }];
  return [...list, { [field]: value }];
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Refuses what GitLab refuses, and also what it would ignore: a parameter that the operation doesn't take. */
export function checkParameters(takes: Parameters, given: Fields): void {
  for (const [name, kind] of Object.entries(takes)) {
    const value = given[name];
    if (value === undefined && kind.endsWith('!')) throw new Refusal(400, `${name} is missing`, 'error');
    if (value !== undefined && !isOf(kind, value)) throw new Refusal(400, `${name} is invalid`, 'error');
  }
  for (const name of Object.keys(given))
    if (!(name in takes)) throw new Refusal(400, `${name} is unknown to the test server`, 'error');
}

function isOf(kind: string, value: unknown): boolean {
  switch (kind.replace('!', '')) {
    case 'integer':
      return /^-?\d+$/.test(String(value));
    case 'boolean':
      return value === true || value === false || value === 'true' || value === 'false';
    case 'list':
      return Array.isArray(value);
    case 'names':
      return typeof value === 'string' || Array.isArray(value);
    case 'object':
      return isFields(value);
    case 'objects':
      return Array.isArray(value) && value.every(isFields);
    default:
      return typeof value === 'string';
  }
}
