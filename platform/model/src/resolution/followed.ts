import type { Available } from './available.ts';
import type { Resolution, ResolvedTwin } from './resolution.ts';

/** Every reference that an asset or a twin in the tree is judged by, beside itself: its own, and its children's on all levels. */
export function followedFrom(reference: string, { catalogue, twins }: Resolution): ReadonlySet<string> {
  if (reference.startsWith('twins/')) return followedByTwin(twins.get(reference.slice('twins/'.length)));
  const uses = Object.values(catalogue.assets.get(reference)?.value.spec.uses ?? {});
  return new Set(uses.flatMap(({ asset }) => asset ?? []));
}

function followedByTwin(twin: ResolvedTwin | undefined): ReadonlySet<string> {
  const followed = new Set<string>();
  const seen = new Set<Available>();
  const queue = twin ? [twin] : [];
  for (const { references, children } of queue) {
    for (const { request } of references) followed.add(request.reference);
    for (const child of children.values()) {
      if (!child.twin || seen.has(child.twin)) continue;
      seen.add(child.twin);
      const definition = child.definition();
      if (definition) queue.push(definition);
    }
  }
  return followed;
}
