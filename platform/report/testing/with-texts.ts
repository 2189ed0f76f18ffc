/** The same value with every text replaced, and everything else as it is. */
export function withTexts<T>(value: T, replace: (text: string, key: string) => string, key = ''): T {
  if (typeof value === 'string') return replace(value, key) as T;
  if (Array.isArray(value)) return value.map((each) => withTexts(each, replace, key)) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, each]) => [name, withTexts(each, replace, name)]);
  return Object.fromEntries(entries) as T;
}
