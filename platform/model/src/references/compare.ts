/** Order by UTF-16 code units, the same on every machine (`localeCompare` isn't). */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
