import { compareText } from '../references/index.ts';

/**
 * JSON with one spelling for each value (RFC 8785): members in the order of their names' UTF-16 code units, numbers
 * as ECMAScript prints them, no blanks. Members that are undefined are left out. Throws a plain Error for what isn't JSON.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'string':
      return text(value);
    case 'number':
      if (!Number.isFinite(value)) throw new Error(`${value} is no JSON number`);
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
      return members(value);
    default:
      throw new Error(`a ${typeof value} is no JSON`);
  }
}

function members(value: object): string {
  const written = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, member]) => `${text(name)}:${canonicalJson(member)}`);
  return `{${written.join(',')}}`;
}

/** RFC 8785, section 3.2.2.2: half of a surrogate pair has no UTF-8 and is an error. */
function text(value: string): string {
  if (/\p{Surrogate}/u.test(value)) throw new Error('a text with half of a surrogate pair has no UTF-8');
  return JSON.stringify(value);
}
