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
  readonly clock:
    | { readonly mode: 'wall' }
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
  const { clock } = spec;
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
    clock:
      clock.mode === 'wall'
        ? { mode: 'wall' }
        : { mode: 'lockstep', stepSeconds: clock.stepSeconds, epoch: clock.epoch },
    integrations,
  };
}

function kindOf(asset: string): 'Model' | 'Data' | 'Function' | 'Tool' {
  const folder = asset.slice(0, asset.indexOf('/'));
  return Object.hasOwn(kinds, folder) ? kinds[folder as keyof typeof kinds] : 'Tool';
}
