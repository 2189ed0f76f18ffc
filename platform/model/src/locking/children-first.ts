import type { ResolvedTwin } from '../resolution/index.ts';

/**
 * Orders twins by name, but puts the children of a twin before the twin. A circle of children has no such order, and
 * `check` refuses it.
 */
export function childrenFirst(twins: Iterable<ResolvedTwin>): readonly ResolvedTwin[] {
  const byName = new Map([...twins].map((twin) => [twin.name, twin]));
  const ordered = new Set<ResolvedTwin>();
  const entered = new Set<string>();
  const enter = (name: string) => {
    const twin = byName.get(name);
    if (!twin || entered.has(name)) return;
    entered.add(name);
    for (const child of childrenOf(twin)) enter(child);
    ordered.add(twin);
  };
  for (const name of [...byName.keys()].sort()) enter(name);
  return [...ordered];
}

/** The sorted names of a twin's children that are twins of the same tree. */
export function childrenOf({ references }: ResolvedTwin): readonly string[] {
  const children = references.flatMap(({ request: { key, reference } }) =>
    key === 'twin' ? [reference.slice('twins/'.length)] : [],
  );
  return [...new Set(children)].sort();
}
