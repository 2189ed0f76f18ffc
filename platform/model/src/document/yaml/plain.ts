const number = /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/;
const notFinite = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const words: ReadonlyMap<string, null | boolean> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

/**
 * What a plain scalar means in the core schema of YAML 1.2 (section 10.3.2). A number that isn't finite is NaN, or an
 * infinity where the text has too many digits.
 */
export function resolvePlain(source: string): null | boolean | number | string {
  const word = words.get(source);
  if (word !== undefined) return word;
  // Digits, `+`, `-` and `.` are below `:` in Unicode, and letters are above.
  if (source.charCodeAt(0) >= 0x3a) return source;
  if (number.test(source)) return Number(source);
  return notFinite.test(source) ? Number.NaN : source;
}
