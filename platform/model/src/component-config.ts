import { type DeclaredPorts, inOrder, withDefaults } from './declared-ports.ts';
import { secretNamedBy } from './integration-secrets.ts';
import type { Json } from './values/json.ts';
import type { IntegrationSpec, StagedAsset, WorkspaceSpec } from './workspace.ts';

const kinds: { readonly [folder: string]: string } = { models: 'Model', data: 'Data', functions: 'Function' };

/** What the configuration of a component says beside its specification. */
export interface ConfigOptions {
  /** Name of the use → folder of the used asset, as the component sees it. */
  readonly uses: { readonly [name: string]: string };
  /** The ports that the asset declares itself; absent: they stand by their names, and have no defaults. */
  readonly declared?: DeclaredPorts | undefined;
  /** Absent for a batch, which gets no external systems. */
  readonly show?: ShowSecret;
}

/** Makes a secret's file visible to the component, and returns its path there. */
type ShowSecret = (name: string) => string;

/** The content of the file that `DTAAS_CONFIG` names, as `docs/component-contract.md` describes it. */
export function componentConfig(spec: WorkspaceSpec, id: string, { uses, declared, show }: ConfigOptions) {
  const { asset, version, run, parameters, inputs, outputs, ...component } = spec.components[id]!;
  const { uses: bindings, integrations } = component;
  const used = Object.entries(bindings).map(([name, bound]) => {
    const { parameters, ...used } = spec.components[bound]!;
    return [name, { ...usedAsset(uses[name]!, used), parameters }] as const;
  });
  const imported = Object.entries(component.libraries ?? {}).map(
    ([name, library]) => [name, usedAsset(uses[name]!, library)] as const,
  );
  const named = show === undefined ? [] : Object.entries(integrations ?? {});
  return {
    contract: run?.contract ?? 1,
    twin: spec.twin,
    component: id,
    asset,
    version,
    parameters,
    inputs: inOrder(withDefaults(inputs, declared?.defaults), component.inputOrder ?? declared?.inputOrder),
    outputs: inOrder(outputs, component.outputOrder ?? declared?.outputOrder),
    uses: Object.fromEntries([...used, ...imported]),
    ...(run?.endpoints && { endpoints: run.endpoints }),
    clock: clockOf(spec, id),
    integrations: Object.fromEntries(
      named.map(([name, its]) => [name, integrationOf(spec.integrations![its]!, show!)]),
    ),
  };
}

function usedAsset(path: string, { asset, version }: StagedAsset) {
  return { path, asset, version, kind: kinds[asset.slice(0, asset.indexOf('/'))] ?? 'Tool' };
}

/** On the wall clock, only an emulator gets `stepSeconds`, because only an emulator is told the time in steps. */
function clockOf({ clock, emulator }: WorkspaceSpec, id: string) {
  const { mode, stepSeconds } = clock;
  if (mode === 'lockstep') return { mode, stepSeconds, epoch: clock.epoch };
  return id === emulator && stepSeconds !== undefined ? { mode, stepSeconds } : { mode };
}

/** An external system. `{file}` stands for each secret: a file in memory, for `credentials` with `user:password`. */
function integrationOf({ type, url, token, credentials, options = {} }: IntegrationSpec, show: ShowSecret) {
  const shown = Object.entries(options).map(([name, option]): [string, Json] => {
    const secret = secretNamedBy(option);
    return [name, secret === undefined ? option : { file: show(secret) }];
  });
  return {
    type,
    ...(url && { url }),
    ...(token && { token: { file: show(token) } }),
    ...(credentials && { credentials: { file: show(credentials) } }),
    options: Object.fromEntries(shown),
  };
}
