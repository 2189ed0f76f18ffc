import type { Link, PhysicalTwin } from '../generated/types.ts';

/** The links of a physical twin by name, as declared. A link without a name has an empty one. */
export function declaredLinks({
  links,
  protocol,
  url,
  credentials,
}: PhysicalTwin): ReadonlyMap<string, Link> {
  if (links) return new Map(Object.entries(links));
  if (protocol === undefined || url === undefined) return new Map();
  return new Map([['', { protocol, url, ...(credentials ? { credentials } : {}) }]]);
}

/** The name of the link of a value: the one that it names, or the only one. */
export function linkNamed(links: ReadonlyMap<string, Link>, name: string | undefined): string | undefined {
  if (name !== undefined) return links.has(name) ? name : undefined;
  return links.size === 1 ? [...links.keys()][0] : undefined;
}
