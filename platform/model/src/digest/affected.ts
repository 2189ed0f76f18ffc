import { compareText } from '../references/index.ts';

/**
 * The names whose digest differs between two states, or that only one of them has, sorted. Give it the digests of
 * desired states and it says which twins a change affects.
 */
export function affected(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const names: string[] = [];
  for (const [name, digest] of after) if (before.get(name) !== digest) names.push(name);
  for (const name of before.keys()) if (!after.has(name)) names.push(name);
  return names.sort(compareText);
}
