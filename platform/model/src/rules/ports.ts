import type { Asset } from '../generated/types.ts';
import { didYouMean, own } from '../references/index.ts';
import { allComponents, type Ports, type ResolvedComponent } from '../resolution/index.ts';
import { takenPorts } from '../resolution/ports.ts';
import {
  at,
  atKey,
  eachAsset,
  eachTwin,
  type KeyPath,
  type Problem,
  type Rule,
  type Sourced,
} from './rule.ts';

/** Where a generic component has its ports from, the ports that a twin declares, and that all have names of their own. */
export const portsAreDeclaredOnce: Rule = {
  ...eachAsset(function* (asset) {
    yield* aliasesDiffer(asset, ['spec'], asset.value.spec);
    yield* originIsRight(asset);
  }),
  ...eachTwin(function* (resolved) {
    const { twin, components } = resolved;
    for (const component of allComponents(resolved)) {
      const { asset } = component;
      if (!asset) continue;
      yield* declaredAtTwin(twin, component, asset.value);
      if (!asset.value.spec.ports) continue;
      const assetOf = (id: string) => components.get(id)?.asset?.value;
      const taken = takenPorts(component.component, asset.value, assetOf);
      if (taken) yield* ownAndTakenDiffer(twin, component, asset.value, taken);
    }
  }),
};

function* originIsRight(asset: Sourced<Asset>): Iterable<Problem> {
  const { ports, run, uses } = asset.value.spec;
  if (!ports) return;
  if (!run) {
    yield atKey(asset, ['spec', 'ports'], {
      code: 'ports-misplaced',
      message: 'The asset takes its ports from elsewhere, but is never started',
      hint: 'Remove `ports`, or add a run.command.',
    });
  }
  const { from } = ports;
  const use = from === undefined ? undefined : own(uses, from);
  if (from === undefined || (use?.required && use.kind !== 'Function')) return;
  yield at(asset, ['spec', 'ports', 'from'], {
    code: 'ports-from',
    message: use
      ? `The use ${from} ${use.kind === 'Function' ? 'is a library, which has no ports' : 'is optional, so the component could have no ports'}`
      : `The asset has no use ${from}`,
    hint: use ? 'Name a use of a model or of data that is required.' : didYouMean(from, Object.keys(uses)),
  });
}

function* declaredAtTwin(
  twin: Sourced<unknown>,
  { path, component }: ResolvedComponent,
  { spec: { ports } }: Asset,
): Iterable<Problem> {
  const { inputs, outputs } = component;
  if (ports?.declaredIn === 'twin') {
    yield* aliasesDiffer(twin, path, { inputs: inputs ?? {}, outputs: outputs ?? {} });
    if (inputs || outputs) return;
    yield atKey(twin, path, {
      code: 'ports-undeclared',
      message: `${component.asset} has the ports that the twin declares, but the twin declares none`,
      hint: 'Write them here, e.g. inputs: {temperature: {type: number, unit: Cel}}.',
    });
    return;
  }
  for (const list of ['inputs', 'outputs'] as const) {
    if (component[list] === undefined) continue;
    const origin =
      ports?.from === undefined ? 'declares its own ports' : `has the ports of its ${ports.from}`;
    yield atKey(twin, [...path, list], {
      code: 'ports-not-taken',
      message: `${component.asset} ${origin}, so the twin can't declare ${list} for it`,
      hint: `Remove ${list}. Only an asset with ports: {declaredIn: twin} takes them.`,
    });
  }
}

/** A component finds a port by its alias, else by its name. Neither may be both the asset's own and taken from elsewhere. */
function* ownAndTakenDiffer(
  twin: Sourced<unknown>,
  { path, component }: ResolvedComponent,
  { spec }: Asset,
  taken: Ports,
): Iterable<Problem> {
  const { from } = spec.ports ?? {};
  const origin = from === undefined ? 'the twin' : component.uses[from];
  for (const list of ['inputs', 'outputs'] as const) {
    const own = new Map(
      Object.entries(spec[list]).flatMap(([name, { alias = name }]) => [
        [name, name],
        [alias, name],
      ]),
    );
    for (const [name, { alias = name }] of Object.entries(taken[list])) {
      const other = own.get(name) ?? own.get(alias);
      if (other === undefined) continue;
      yield atKey(twin, from === undefined ? [...path, list, name] : [...path, 'uses', from], {
        code: 'ports-twice',
        message: `${component.asset} declares the ${list.slice(0, -1)} ${other} itself, and ${origin} has ${name === other ? 'one of the same name' : `${name} with the same name or alias`}`,
        hint:
          from === undefined
            ? 'Give the port of the twin another name and another alias.'
            : `Rename the port in the asset.yaml of ${component.asset}, or of the asset that is bound to ${from}.`,
      });
    }
  }
}

/** A component may find its ports by their aliases, so each of these names one port. */
function* aliasesDiffer(source: Sourced<unknown>, path: KeyPath, ports: Ports): Iterable<Problem> {
  for (const list of ['inputs', 'outputs'] as const) {
    const seen = new Map<string, string>();
    for (const [name, { alias = name }] of Object.entries(ports[list])) {
      const other = seen.get(alias);
      seen.set(alias, name);
      if (other === undefined) continue;
      const isAlias = ports[list][name]!.alias !== undefined;
      const where = [...path, list, isAlias ? name : other, 'alias'];
      yield at(source, where, {
        code: 'alias-twice',
        message: `${other} and ${name} have the same name for the component: ${alias}`,
        hint: 'Give one of them another alias.',
      });
    }
  }
}
