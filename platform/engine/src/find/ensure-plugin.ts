import { dirname } from 'node:path';
import { plugin } from './plugins/plugin.ts';
import { type PluginName, pluginNames, pluginsFor } from './plugins/plugins.ts';
import { type EnsureOptions, ensureProgram, type ProgramStatus, statusOf } from './program/ensure.ts';
import type { Installed, Installer } from './program/program.ts';

export interface PluginStatus extends ProgramStatus {
  readonly name: PluginName;
}

export interface EnsurePluginOptions extends EnsureOptions {
  /** The path of Pulumi, which downloads the official plugin. */
  readonly engine?: string;
  readonly installers?: readonly Installer[];
}

/** Every plugin that the platform installs, on PATH or in the user's cache. Installs nothing. */
export function pluginsStatus(thorough = false): Promise<PluginStatus[]> {
  const look = async (name: PluginName) => ({ name, ...(await statusOf(plugin(name), thorough)) });
  return Promise.all(pluginNames.map(look));
}

/**
 * A plugin from PATH, from the cache, downloaded or built.
 *
 * @throws DtaasError `plugin-not-installed` with what was tried
 */
export function ensurePlugin(
  name: PluginName,
  { engine, installers, ...options }: EnsurePluginOptions = {},
): Promise<Installed> {
  return ensureProgram(plugin(name, engine, installers), options);
}

/** Gets the plugins that make resources of these types. Returns their folders, for `runStack`. */
export async function ensurePlugins(
  types: Iterable<string>,
  options: EnsurePluginOptions,
): Promise<readonly string[]> {
  const folders: string[] = [];
  // One after another, because a compiler takes up to 900 MB.
  for (const name of pluginsFor(types)) folders.push(dirname((await ensurePlugin(name, options)).path));
  return folders;
}
