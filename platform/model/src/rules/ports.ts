import type { Asset } from '../generated/types.ts';
import { didYouMean, own } from '../references/index.ts';
import { allComponents, type Ports, type ResolvedComponent } from '../resolution/index.ts';
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

/** Where a generic component has its ports from, and the ports that a twin declares. */
export const portsAreDeclaredOnce: Rule = {
  ...eachAsset(function* (asset) {
    yield* aliasesDiffer(asset, ['spec'], asset.value.spec);
    yield* originIsRight(asset);
  }),
  ...eachTwin(function* (resolved) {
    for (const component of allComponents(resolved)) {
      if (component.asset) yield* declaredAtTwin(resolved.twin, component, component.asset.value);
    }
  }),
};

function* originIsRight(asset: Sourced<Asset>): Iterable<Problem> {
  const { ports, inputs, outputs, run, uses } = asset.value.spec;
  if (!ports) return;
  if (!run || Object.keys({ ...inputs, ...outputs }).length > 0) {
    yield atKey(asset, ['spec', 'ports'], {
      code: 'ports-misplaced',
      message: `The asset takes its ports from elsewhere, but ${run ? 'declares ports itself' : 'is never started'}`,
      hint: run ? 'Remove `ports`, or the inputs and outputs.' : 'Remove `ports`, or add a run.command.',
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
