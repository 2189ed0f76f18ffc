type Path = readonly (string | number)[];

/**
 * The results of `find` for the texts in a value, each with its path. Every text of every file is visited, so one path
 * is reused, and copied only if `find` has a result.
 */
export function findInTexts<T>(
  value: unknown,
  find: (text: string, path: Path) => T | undefined,
): readonly (readonly [path: Path, found: T])[] {
  const all: (readonly [Path, T])[] = [];
  const path: (string | number)[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      const found = find(value, path);
      if (found !== undefined) all.push([[...path], found]);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
        path.push(key);
        visit(inner);
        path.pop();
      }
    }
  };
  visit(value);
  return all;
}
