import type { KeyPath } from '../document/document.ts';
import type { Json } from '../values/json.ts';

/**
 * The results of `find` for the texts in a value, each with its path. Every text of every file is visited, so one path
 * is reused, and copied only if `find` has a result.
 */
export function findInTexts<T>(
  value: Json,
  find: (text: string, path: KeyPath) => T | undefined,
): readonly (readonly [path: KeyPath, found: T])[] {
  const all: (readonly [KeyPath, T])[] = [];
  const path: (string | number)[] = [];
  const visit = (value: Json): void => {
    if (typeof value === 'string') {
      const found = find(value, path);
      if (found !== undefined) all.push([[...path], found]);
    } else if (value !== null && typeof value === 'object') {
      for (const key of Object.keys(value)) {
        path.push(Array.isArray(value) ? Number(key) : key);
        visit((value as { readonly [key: string]: Json })[key]!);
        path.pop();
      }
    }
  };
  visit(value);
  return all;
}
