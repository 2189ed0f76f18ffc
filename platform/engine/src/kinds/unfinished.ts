import type { Change } from '../stack/changes.ts';
import {
  type Checkpoint,
  nameOf,
  providerPrefix,
  type ResourceState,
  stackType,
} from '../state/checkpoint.ts';
import type { PreparedResource } from './prepare.ts';
import { type KindTable, packageOf } from './resource-kind.ts';

/**
 * The checkpoint with a pending operation for each creation that ended without an id, where only its mark can tell whether
 * the resource exists. Pulumi forgets such a creation when its plugin was killed, although the plugin may have made it.
 */
export function withUnfinished(
  checkpoint: Checkpoint | undefined,
  table: KindTable,
  resources: readonly PreparedResource[],
  changes: readonly Change[],
): Checkpoint | undefined {
  const { resources: recorded = [], pending_operations: pending = [] } = checkpoint?.deployment ?? {};
  const known = [...recorded, ...pending.map(({ resource }) => resource)].map(({ urn }) => nameOf(urn));
  const creates = changes.filter(({ op, state }) => ['create', 'replace'].includes(op) && state !== 'done');
  const unfinished = resources
    .filter(({ name, type }) => table.get(type)?.findAgain !== 'create-again' && !known.includes(name))
    .filter(({ name }) => creates.some((change) => change.name === name))
    .flatMap((resource) => stateOf(resource, recorded) ?? []);
  if (!checkpoint || unfinished.length === 0) return checkpoint;
  const added = unfinished.map((resource) => ({ type: 'creating', resource }));
  return {
    ...checkpoint,
    deployment: { ...checkpoint.deployment, pending_operations: [...pending, ...added] },
  };
}

/** As Pulumi would have recorded it; `undefined` if its provider was not there yet, so that nothing can have been made. */
function stateOf(
  { name, type, inputs, provider: wanted }: PreparedResource,
  recorded: readonly ResourceState[],
): ResourceState | undefined {
  const stack = recorded.find((each) => each.type === stackType);
  const provider = recorded.find(
    (each) =>
      each.type === `${providerPrefix}${packageOf(type)}` &&
      (wanted ? nameOf(each.urn) === wanted.name : nameOf(each.urn).startsWith('default')),
  );
  if (!stack || !provider) return undefined;
  const [prefix] = stack.urn.split(`::${stackType}`);
  return {
    urn: `${prefix}::${type}::${name}`,
    custom: true,
    type,
    inputs,
    parent: stack.urn,
    provider: `${provider.urn}::${provider.id}`,
  };
}
