export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Deeper values are refused: writing them would exhaust the stack. */
const deepest = 500;

/**
 * Whether JSON can hold the value: each of its numbers is finite, and it is nested no deeper than 500 levels. What
 * `JSON.parse` answers need not be such a value: it reads 1e400 as Infinity.
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
 * @throws SyntaxError also where a number is too large, or a value nested too deep, to be written again
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (isFiniteJson(value)) return value;
  throw new SyntaxError('it holds a number that is not finite, such as 1e400, or is nested too deep');
}
