import type { Use } from '../../generated/types.ts';
import { didYouMean, own } from '../../references/index.ts';
import {
  allComponents,
  allParts,
  type ResolvedComponent,
  type ResolvedTwin,
  satisfiesRange,
} from '../../resolution/index.ts';
import { at, atKey, eachAsset, eachTwin, type Problem } from '../rule.ts';

export const usesAreBound = eachTwin(function* (resolved) {
  for (const component of allParts(resolved)) {
    const asset = component.asset?.value;
    // Uses of models and data are reported in the files of these assets.
    if (!asset || asset.kind === 'Model' || asset.kind === 'Data') continue;
    const { uses } = asset.spec;
    for (const name of Object.keys(component.component.uses)) {
      if (Object.hasOwn(uses, name)) continue;
      yield atKey(resolved.twin, [...component.path, 'uses', name], {
        code: 'use-unknown',
        message: `${component.component.asset} has no use ${name}`,
        hint: didYouMean(name, Object.keys(uses)),
      });
    }
    for (const [name, use] of Object.entries(uses)) {
      // A function is code of the asset, which has a rule of its own.
      if (use.kind !== 'Function') yield* bound(resolved, component, name, use);
    }
  }
});

function* bound(
  { twin, components }: ResolvedTwin,
  { path, component }: ResolvedComponent,
  name: string,
  use: Use,
): Iterable<Problem> {
  const id = own(component.uses, name);
  if (id === undefined) {
    if (!use.required) return;
    const fitting = [...components.values()].find((other) => other.asset?.value.kind === use.kind);
    yield atKey(twin, path, {
      code: 'use-unbound',
      message: `${component.asset} uses ${kindInWords(use)} as ${name}${use.asset === undefined ? '' : ` (${use.asset})`}, but no component is bound to it`,
      hint: fitting
        ? `Write uses: {${name}: ${fitting.id}}.`
        : `Add a component under assets, and write uses: {${name}: <its id>}.`,
    });
    return;
  }
  const where = [...path, 'uses', name];
  const target = components.get(id);
  if (!target) {
    yield at(twin, where, {
      code: 'component-unknown',
      message: `The twin has no component ${id}`,
      hint: didYouMean(id, components.keys()),
    });
    return;
  }
  const misfit = target.asset && misfitOf(use, target.asset);
  if (!misfit) return;
  yield at(twin, where, {
    code: 'use-misfit',
    message: `${component.asset} needs ${misfit} as ${name}, but ${id} is ${target.asset!.reference} ${target.asset!.version}`,
    hint: 'Bind another component, or change the asset or version of this one.',
  });
}

/** The requirement of the use that the asset does not meet. */
function misfitOf(use: Use, asset: NonNullable<ResolvedComponent['asset']>): string | undefined {
  if (asset.value.kind !== use.kind) return kindInWords(use);
  if (use.asset !== undefined && asset.reference !== use.asset) return use.asset;
  if (use.version === undefined || satisfiesRange(asset.version, use.version)) return undefined;
  return `a version in the range ${use.version}`;
}

function kindInWords({ kind }: Use): string {
  return kind === 'Data' ? 'data' : 'a model';
}

export const onlyFunctionsAndToolsUse = eachAsset(function* (asset) {
  const { kind, spec } = asset.value;
  if (kind === 'Function' || kind === 'Tool') return;
  for (const name of Object.keys(spec.uses)) {
    yield atKey(asset, ['spec', 'uses', name], {
      code: 'uses-not-allowed',
      message: `An asset of the kind ${kind} can't use other assets`,
      hint: 'Make the asset a function or a tool, or remove the use.',
    });
  }
});

export const integrationsAreThere = eachTwin(function* (resolved) {
  const { integrations } = resolved.twin.value.spec;
  for (const { path, component } of allComponents(resolved)) {
    for (const [name, integration] of Object.entries(component.integrations)) {
      if (Object.hasOwn(integrations, integration)) continue;
      yield at(resolved.twin, [...path, 'integrations', name], {
        code: 'integration-unknown',
        message: `The twin has no integration ${integration}`,
        hint: didYouMean(integration, Object.keys(integrations)),
      });
    }
  }
});
