import type { WorkspaceSpec } from '@dtaas/model';
import type { Integration } from './integrations.ts';

const kinds = { models: 'Model', data: 'Data', functions: 'Function', tools: 'Tool' } as const;

/**
 * The content of the file that `DTAAS_CONFIG` names, as `docs/component-contract.md` describes it.
 *
 * @param uses name of the use → folder of the used asset, as the component sees it
 * @param integrations the external systems, by the names that its asset uses, with the files of their secrets
 */
export function componentConfig(
  spec: WorkspaceSpec,
  id: string,
  uses: { readonly [name: string]: string },
  integrations: { readonly [name: string]: Integration },
) {
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

/** On the wall clock, only an emulator gets `stepSeconds`, because only an emulator is told the time in steps. */
function clockOf({ clock, emulator }: WorkspaceSpec, id: string) {
  const { mode, stepSeconds } = clock;
  if (mode === 'lockstep') return { mode, stepSeconds, epoch: clock.epoch };
  return id === emulator && stepSeconds !== undefined ? { mode, stepSeconds } : { mode };
}

function kindOf(asset: string) {
  const folder = asset.slice(0, asset.indexOf('/'));
  return Object.hasOwn(kinds, folder) ? kinds[folder as keyof typeof kinds] : 'Tool';
}
