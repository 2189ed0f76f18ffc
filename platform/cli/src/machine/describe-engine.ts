import type { Engine, EngineStatus, PluginStatus } from '@dtaas/engine';

interface Plugin extends PluginStatus {
  /** Names of the twins' places that need it; absent if there is no `platform.yaml` that can be read. */
  readonly neededBy?: readonly string[];
}

interface EngineReport extends Omit<EngineStatus, 'plugins'> {
  readonly plugins: readonly Plugin[];
}

const origins: { readonly [origin in Engine['origin']]: string } = {
  path: 'found on PATH',
  download: 'downloaded by dtaas',
  build: 'built by dtaas',
};

/** For people: a line for Pulumi, for each plugin, and for each executable on PATH that can't be used. */
export function describeEngine({ engine, refused, wanted, folder, plugins }: EngineReport): string[] {
  const used = engine
    ? `Pulumi ${engine.version}, ${origins[engine.origin]}: ${engine.path}`
    : `no Pulumi ${wanted} yet; dtaas engine install puts one into ${folder}`;
  return [used, ...refused.map(notUsed), ...plugins.flatMap(describePlugin)];
}

export function describePlugin({ name, found, refused, wanted, folder, neededBy }: Plugin): string[] {
  const used = found
    ? `plugin ${name} ${found.version}, ${origins[found.origin]}: ${found.path}`
    : `no plugin ${name} ${wanted} yet${needText(neededBy)}; dtaas engine install ${name} puts one into ${folder}`;
  return [used, ...refused.map(notUsed)];
}

function needText(neededBy: Plugin['neededBy']): string {
  if (neededBy === undefined) return '';
  return neededBy.length === 0 ? ' (no twin here needs it)' : ` (needed by ${neededBy.join(', ')})`;
}

function notUsed({ path, reason }: { readonly path: string; readonly reason: string }): string {
  return `not used: ${path}, since ${reason}`;
}
