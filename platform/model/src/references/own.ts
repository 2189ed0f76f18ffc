/** The own property of a record, by a name from a file; never an inherited property such as `toString`. */
export function own<T>(record: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
