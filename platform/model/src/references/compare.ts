/** Order by UTF-16 code units, the same on every machine (`localeCompare` isn't). */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Entries of a record or a map by key, in that order. */
export function sortedEntries<T>(record: { readonly [key: string]: T }): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => compareText(a, b));
}
