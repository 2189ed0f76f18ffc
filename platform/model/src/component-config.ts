import { secretNamedBy } from './integration-secrets.ts';
import type { Json } from './values/json.ts';
import type { IntegrationSpec, WorkspaceSpec } from './workspace.ts';

const kinds: { readonly [folder: string]: string } = { models: 'Model', data: 'Data', functions: 'Function' };

/** Makes a secret's file visible to the component, and returns its path there. */
type ShowSecret = (name: string) => string;

/**
 * The content of the file that `DTAAS_CONFIG` names, as `docs/component-contract.md` describes it.
 *
 * @param uses name of the use → folder of the used asset, as the component sees it
 * @param show absent for a batch, which gets no external systems
 */
export function componentConfig(
  spec: WorkspaceSpec,
  id: string,
  uses: { readonly [name: string]: string },
  show?: ShowSecret,
) {
  const { asset, version, run, parameters, inputs, outputs, ...component } = spec.components[id]!;
  const { uses: bindings, integrations } = component;
  const used = Object.entries(bindings).map(([name, bound]) => {
    const { asset, version, parameters } = spec.components[bound]!;
    const kind = kinds[asset.slice(0, asset.indexOf('/'))] ?? 'Tool';
    return [name, { path: uses[name]!, asset, version, kind, parameters }] as const;
  });
  const named = show === undefined ? [] : Object.entries(integrations ?? {});
  return {
    contract: run?.contract ?? 1,
    twin: spec.twin,
    component: id,
    asset,
    version,
    parameters,
    inputs,
    outputs,
    uses: Object.fromEntries(used),
    ...(run?.endpoints && { endpoints: run.endpoints }),
    clock: clockOf(spec, id),
    integrations: Object.fromEntries(
      named.map(([name, its]) => [name, integrationOf(spec.integrations![its]!, show!)]),
    ),
  };
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
