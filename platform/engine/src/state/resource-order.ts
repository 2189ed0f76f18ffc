/** What the engine records of a resource that says which others come before it. */
interface Ordered {
  readonly urn: string;
  readonly parent?: unknown;
  readonly provider?: unknown;
  readonly dependencies?: unknown;
  readonly deletedWith?: unknown;
}

/**
 * Resources in an order that depends on nothing but themselves: each after those it needs, ties by URN. The engine
 * records them in the order in which their registrations happened to arrive.
 */
export function inSteadyOrder<R extends Ordered>(resources: readonly R[]): R[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const depths = new Map<string, number>();
  const depthOf = (urn: string): number => {
    const known = depths.get(urn);
    if (known !== undefined) return known;
    depths.set(urn, 0);
    const resource = byUrn.get(urn);
    const needed = resource ? needsOf(resource).filter((each) => byUrn.has(each)) : [];
    const depth = needed.length === 0 ? 0 : 1 + Math.max(...needed.map(depthOf));
    depths.set(urn, depth);
    return depth;
  };
  const key = new Map(resources.map((resource) => [resource, depthOf(resource.urn)]));
  return [...resources].sort(
    (a, b) => key.get(a)! - key.get(b)! || (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0),
  );
}

function needsOf({ parent, provider, dependencies, deletedWith }: Ordered): string[] {
  const dependedOn: unknown[] = Array.isArray(dependencies) ? dependencies : [];
  // A provider is named by its URN and, behind a last `::`, its id.
  const made = typeof provider === 'string' ? provider.split('::').slice(0, 4).join('::') : undefined;
  return [parent, made, deletedWith, ...dependedOn].filter((urn) => typeof urn === 'string');
}
