import type { ComponentSpec, Json, WorkspaceSpec } from '@dtaas/model';
import type { Integration } from './integrations.ts';

/** The content of the file that `DTAAS_CONFIG` names. */
export interface ComponentConfig {
  readonly twin: string;
  readonly component: string;
  readonly asset: string;
  readonly version: string;
  readonly parameters: ComponentSpec['parameters'];
  readonly inputs: ComponentSpec['inputs'];
  readonly outputs: ComponentSpec['outputs'];
  readonly uses: {
    readonly [name: string]: {
      /** Folder of the used asset. */
      readonly path: string;
      readonly asset: string;
      readonly version: string;
      readonly kind: 'Model' | 'Data' | 'Function' | 'Tool';
      readonly parameters: { readonly [name: string]: Json };
    };
  };
  /** On the wall's, `stepSeconds` are an emulator's, which is told the time in steps. */
  readonly clock:
    | { readonly mode: 'wall'; readonly stepSeconds?: number }
    | { readonly mode: 'lockstep'; readonly stepSeconds: number; readonly epoch: number };
  /** The external systems that it works with, by the names that its asset knows them by. */
  readonly integrations: { readonly [name: string]: Integration };
}

const kinds = { models: 'Model', data: 'Data', functions: 'Function', tools: 'Tool' } as const;

/**
 * @param uses name of the use → folder of the used asset, as the component sees it
 * @param integrations with their secrets' files, as the component sees them
 */
export function componentConfig(
  spec: WorkspaceSpec,
  id: string,
  uses: { readonly [name: string]: string },
  integrations: ComponentConfig['integrations'],
): ComponentConfig {
  const { asset, version, parameters, inputs, outputs, uses: bindings } = spec.components[id]!;
  const used = Object.entries(bindings).map(([name, bound]) => {
    const { asset, version, parameters } = spec.components[bound]!;
    return [name, { path: uses[name]!, asset, version, kind: kindOf(asset), parameters }] as const;
  });
  return {
    twin: spec.twin,
    component: id,
    asset,
    version,
    parameters,
    inputs,
    outputs,
    uses: Object.fromEntries(used),
    clock: clockOf(spec, id),
    integrations,
  };
}

function clockOf({ clock, emulator }: WorkspaceSpec, id: string): ComponentConfig['clock'] {
  const { mode, stepSeconds } = clock;
  if (mode === 'lockstep') return { mode, stepSeconds, epoch: clock.epoch };
  return id === emulator && stepSeconds !== undefined ? { mode, stepSeconds } : { mode };
}

function kindOf(asset: string): 'Model' | 'Data' | 'Function' | 'Tool' {
  const folder = asset.slice(0, asset.indexOf('/'));
  return Object.hasOwn(kinds, folder) ? kinds[folder as keyof typeof kinds] : 'Tool';
}
