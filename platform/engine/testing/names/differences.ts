import type { Names, Shape } from './names.ts';

/**
 * The differences between an SDK's names and a plugin's, a line each, in both directions: version, tokens, properties at
 * every depth with their shapes, which inputs are required, which outputs are secret.
 */
export function differences(sdk: Names, plugin: Names): readonly string[] {
  const members = [sdk, plugin].map(({ resources, functions }) => ({ ...functions, ...resources }));
  const [theirs, ours] = members as [Names['functions'], Names['functions']];
  return [
    ...differing('version', sdk.version, plugin.version),
    ...shapes('config', sdk.config, plugin.config),
    ...each(theirs, ours, (token, a, b) => [
      ...shapes(`${token} inputs`, a.inputs, b.inputs),
      ...shapes(`${token} outputs`, a.outputs, b.outputs),
      ...differing(`${token} required`, a.required, b.required),
    ]),
    ...each(sdk.resources, plugin.resources, (token, a, b) =>
      differing(`${token} secret`, a.secret, b.secret),
    ).filter((line) => !line.includes(': only in')),
  ];
}

function shapes(path: string, sdk: Shape, plugin: Shape): readonly string[] {
  // The SDK of OpenStack says `any` for the values of maps.
  if (sdk === 'any') return [];
  if (typeof sdk === 'string' || typeof plugin === 'string') return differing(path, sdk, plugin);
  return each(sdk, plugin, (name, a, b) => shapes(`${path}.${name}`, a, b), `${path}.`);
}

function differing(what: string, sdk: unknown, plugin: unknown): readonly string[] {
  const [theirs, ours] = [JSON.stringify(sdk), JSON.stringify(plugin)];
  return theirs === ours ? [] : [`${what}: ${theirs} in the SDK, ${ours} in the plugin`];
}

function each<T>(
  sdk: { readonly [name: string]: T },
  plugin: { readonly [name: string]: T },
  compare: (name: string, sdk: T, plugin: T) => readonly string[],
  prefix = '',
): readonly string[] {
  const names = [...new Set([...Object.keys(sdk), ...Object.keys(plugin)])].sort();
  return names.flatMap((name) => {
    const [theirs, ours] = [sdk[name], plugin[name]];
    if (theirs === undefined) return [`${prefix}${name}: only in the plugin`];
    if (ours === undefined) return [`${prefix}${name}: only in the SDK`];
    return compare(name, theirs, ours);
  });
}
