/** Order by UTF-16 code units, the same on every machine (`localeCompare` isn't). */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The own property of a record, by a name from a file; never an inherited property such as `toString`. */
export function own<T>(record: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
