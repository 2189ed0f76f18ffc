/**
 * JSON with one spelling for each value (RFC 8785): members in the order of their names' UTF-16 code units, numbers
 * as ECMAScript prints them, no blanks. Members that are undefined are left out. Throws a plain Error for what isn't JSON.
 */
export function canonicalJson(value: unknown): string {
  const json = write(value);
  // `JSON.stringify` writes half of a surrogate pair as an escape. RFC 8785, section 3.2.2.2: it has no UTF-8, an error.
  if (json.includes('\\ud')) refuseHalfPairs(value);
  return json;
}

function write(value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'string':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new Error(`${value} is not a JSON number`);
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `[${value.map(write).join(',')}]` : members(value);
    default:
      throw new Error(`a ${typeof value} is not JSON`);
  }
}

function members(value: object): string {
  let written = '';
  // Without a comparison of its own, `sort` goes by code units.
  for (const name of Object.keys(value).sort()) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (member === undefined) continue;
    written += `${written === '' ? '' : ','}${JSON.stringify(name)}:${write(member)}`;
  }
  return `{${written}}`;
}

function refuseHalfPairs(value: unknown): void {
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) {
    throw new Error('a text with half of a surrogate pair has no UTF-8');
  }
  if (value === null || typeof value !== 'object') return;
  for (const [name, member] of Object.entries(value)) {
    refuseHalfPairs(name);
    refuseHalfPairs(member);
  }
}
