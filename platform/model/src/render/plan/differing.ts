import { canonicalJson } from '../../digest/index.ts';
import { own } from '../../references/index.ts';

type Named<T> = { readonly [name: string]: T };

/** The names whose values differ, sorted, each with both values. */
export function differing<T>(
  before: Named<T> = {},
  after: Named<T> = {},
): readonly (readonly [name: string, old: T | undefined, now: T | undefined])[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .map((name) => [name, own(before, name), own(after, name)] as const)
    .filter(([, old, now]) => !same(old, now));
}

export function same(a: unknown, b: unknown): boolean {
  return canonicalJson({ value: a }) === canonicalJson({ value: b });
}
