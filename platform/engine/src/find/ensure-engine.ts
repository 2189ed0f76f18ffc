import { pulumi } from './engine/pulumi.ts';
import { type PluginStatus, pluginsStatus } from './ensure-plugin.ts';
import { type EnsureOptions, ensureProgram, type ProgramStatus, statusOf } from './program/ensure.ts';
import type { Installed, Installer } from './program/program.ts';

export type Engine = Installed;

export interface EngineStatus extends Omit<ProgramStatus, 'found'> {
  readonly engine?: Engine;
  readonly plugins: readonly PluginStatus[];
}

/**
 * Finds Pulumi and its plugins on PATH or in the user's cache. Installs nothing.
 *
 * @param thorough whether the checksums of the installed ones are compared
 */
export async function engineStatus(thorough = false): Promise<EngineStatus> {
  const [{ found, ...status }, plugins] = await Promise.all([
    statusOf(pulumi(), thorough),
    pluginsStatus(thorough),
  ]);
  return { ...status, ...(found && { engine: found }), plugins };
}

/**
 * Pulumi from PATH, from the cache, downloaded or built.
 *
 * @throws DtaasError `engine-missing` with what was tried
 */
export function ensureEngine({
  installers,
  ...options
}: EnsureOptions & { readonly installers?: readonly Installer[] } = {}): Promise<Engine> {
  return ensureProgram(pulumi(installers), options);
}
