export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  // A message is one line, whatever the value has in it.
  return `\`${short.replaceAll(/[\s`]+/g, ' ')}\``;
}

/** `spec.inputs.measured`, `spec.connections[2]`. */
export function fieldName(path: readonly string[]): string {
  if (path.length === 0) return 'This file';
  return quoted(
    path
      .map((key, index) => (/^[0-9]+$/.test(key) ? `[${key}]` : `${index === 0 ? '' : '.'}${key}`))
      .join(''),
  );
}

/** Fields whose value may be a secret that was written by mistake. */
const mayBeSecret = /secret|token|credential|password|url/i;

/** What stands there, but no value that may be a secret: messages end up in logs. */
export function describeValue(path: readonly string[], data: unknown): string {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof data);
  return isPlain && !path.some((key) => mayBeSecret.test(key)) ? quoted(String(data)) : describeKind(data);
}

export function describeKind(data: unknown): string {
  if (data === null || data === undefined) return 'empty';
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'object') return 'a mapping';
  if (typeof data === 'string') return 'a text';
  if (typeof data === 'boolean') return `${data}, true or false`;
  return typeof data === 'number' && !Number.isInteger(data)
    ? `${data}, a number with a fraction`
    : `the number ${String(data)}`;
}

const types: Readonly<Record<string, string>> = {
  object: 'a mapping (`key: value`)',
  array: 'a list (`[a, b]`)',
  string: 'a text (in quotes if it looks like a number)',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  null: 'nothing',
};

/** What ajv's `type` names, one or several. */
export function wantedTypes(type: unknown): string {
  const names = Array.isArray(type) ? type.map(String) : String(type).split(',');
  return listed(names.map((name) => types[name] ?? name));
}

export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
