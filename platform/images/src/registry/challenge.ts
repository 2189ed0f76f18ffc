/** How a registry wants to be asked, from its header `WWW-Authenticate`. */
export type Challenge =
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'bearer'; readonly realm: string; readonly service?: string; readonly scope?: string };

/** Reads a challenge of RFC 7235. Returns `undefined` for schemes that registries don't use. */
export function parseChallenge(header: string): Challenge | undefined {
  const [, scheme = '', rest = ''] = /^\s*([A-Za-z]+)\s*(.*)$/s.exec(header) ?? [];
  if (scheme.toLowerCase() === 'basic') return { scheme: 'basic' };
  if (scheme.toLowerCase() !== 'bearer') return undefined;
  const parameters = new Map(
    [...rest.matchAll(/([A-Za-z_]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^",\s]+))/g)].map(
      ([, name = '', quoted, plain = '']) => [name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain],
    ),
  );
  const [realm, service, scope] = ['realm', 'service', 'scope'].map((name) => parameters.get(name));
  return realm === undefined
    ? undefined
    : { scheme: 'bearer', realm, ...(service && { service }), ...(scope && { scope }) };
}
