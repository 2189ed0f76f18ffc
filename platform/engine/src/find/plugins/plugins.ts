import { packageOf } from '../../kinds/resource-kind.ts';

/** A plugin of Pulumi that the platform installs. A test holds its version equal to the version of its SDK. */
interface PluginRelease {
  readonly version: string;
  /** See GoBuild. */
  readonly packages: number;
  readonly modules: number;
  readonly minutes: number;
  readonly megabytes: number;
}

export const plugins = {
  docker: { version: '5.2.0', packages: 1617, modules: 232, minutes: 4, megabytes: 85 },
  openstack: { version: '3.15.2', packages: 1066, modules: 147, minutes: 2, megabytes: 46 },
} as const satisfies Record<string, PluginRelease>;

export type PluginName = keyof typeof plugins;

export const pluginNames = Object.keys(plugins) as PluginName[];

export function isPluginName(name: string): name is PluginName {
  return Object.hasOwn(plugins, name);
}

/** The plugins that make resources of these types (`docker:index/container:Container`). */
export function pluginsFor(types: Iterable<string>): readonly PluginName[] {
  const packages = new Set([...types].map(packageOf));
  return pluginNames.filter((name) => packages.has(name));
}
