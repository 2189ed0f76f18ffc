export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** True for a JSON object, which is neither `null` nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deeper values are refused, because writing them would exhaust the stack. */
const deepest = 500;

/**
 * True if JSON can hold the value: every number is finite, and the nesting has at most 500 levels. A value from `JSON.parse`
 * may fail this test, because `JSON.parse` reads 1e400 as Infinity.
 */
export function isFiniteJson(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === deepest) return false;
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return parts.every((part) => isFiniteJson(part, depth + 1));
}

/**
 * `JSON.parse` for files and requests.
 *
 * @throws SyntaxError also if a number is too large, or a value is nested too deeply, to be written again
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (isFiniteJson(value)) return value;
  throw new SyntaxError('it has a number that is not finite, such as 1e400, or is nested too deeply');
}
