import type { ComponentSpec, Json, WorkspaceSpec } from '@dtaas/model';

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
  /** Name of a secret → file in memory that holds it. */
  readonly secrets: { readonly [name: string]: string };
}

const kinds = { models: 'Model', data: 'Data', functions: 'Function', tools: 'Tool' } as const;

/**
 * @param uses name of the use → folder of the used asset, as the component sees it
 * @param secrets name → file, as the component sees it
 */
export function componentConfig(
  spec: WorkspaceSpec,
  id: string,
  uses: { readonly [name: string]: string },
  secrets: { readonly [name: string]: string },
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
    secrets,
  };
}

function kindOf(asset: string): 'Model' | 'Data' | 'Function' | 'Tool' {
  const folder = asset.slice(0, asset.indexOf('/'));
  return Object.hasOwn(kinds, folder) ? kinds[folder as keyof typeof kinds] : 'Tool';
}
