import type { Asset } from '../generated/types.ts';
import type { Available } from '../resolution/index.ts';
import { portsOf } from '../resolution/ports.ts';
import type { ComponentSpec, WorkspaceSpec } from '../workspace.ts';
import { defaultEpoch } from './workspace/render-clock.ts';
import { renderAsset, renderCarriedPorts, stagedAsset } from './workspace/render-component.ts';

type Assets = { readonly [use: string]: Available<Asset> };

/**
 * A workspace of an asset without a twin, for its tests: the asset with the defaults of its parameters, bound to what it uses.
 *
 * @returns `component`: the id of the asset in the workspace
 */
export function renderAlone(
  asset: Available<Asset>,
  uses: Assets,
): { readonly workspace: WorkspaceSpec; readonly component: string } {
  const component = asset.value.metadata.name;
  // What only the tests use is code for them.
  const isLibrary = (use: string) => (asset.value.spec.uses[use]?.kind ?? 'Function') === 'Function';
  const libraries = entriesOf(uses).filter(([use]) => isLibrary(use));
  const bound = entriesOf(uses).filter(([use]) => !isLibrary(use));
  // Not the id of a component in a twin: a use may have the name of the asset.
  const idOf = (use: string) => `uses/${use}`;
  const own = {
    ...withDefaults(asset, Object.fromEntries(bound)),
    uses: Object.fromEntries(bound.map(([use]) => [use, idOf(use)])),
    libraries: Object.fromEntries(libraries.map(([use, library]) => [use, stagedAsset(library)])),
  };
  const used = bound.map(([use, found]) => [idOf(use), withDefaults(found)] as const);
  const workspace: WorkspaceSpec = {
    twin: 'test',
    components: { ...Object.fromEntries(used), [component]: own },
    connections: [],
    order: [],
    clock: { mode: 'lockstep', stepSeconds: 1, speed: 'max', epoch: defaultEpoch },
    network: { internet: 'deny', allow: [], required: true },
    secrets: [],
    save: { keep: 0, onTerminate: false },
    resources: {},
  };
  return { workspace, component };
}

function entriesOf(uses: Assets): readonly (readonly [string, Available<Asset>])[] {
  return Object.entries(uses);
}

function withDefaults(asset: Available<Asset>, uses: Assets = {}): ComponentSpec {
  const parameters = Object.entries(asset.value.spec.parameters);
  const defaults = parameters.flatMap(([name, { default: value }]) =>
    value === undefined ? [] : [[name, value]],
  );
  const names = Object.fromEntries(Object.keys(uses).map((use) => [use, use]));
  // A generic asset whose ports a twin declares has only its own here.
  const ports = portsOf({ uses: names }, asset.value, (use) => uses[use]?.value) ?? asset.value.spec;
  return {
    ...renderAsset(asset),
    ...renderCarriedPorts(ports),
    parameters: Object.fromEntries(defaults),
    uses: {},
  };
}
