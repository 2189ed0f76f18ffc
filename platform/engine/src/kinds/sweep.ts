import { stackUnswept } from '../failures.ts';
import type { Change } from '../stack/stack-run.ts';
import {
  type Checkpoint,
  nameOf,
  providerPrefix,
  type ResourceState,
  stackType,
} from '../state/checkpoint.ts';
import { located } from './located.ts';
import type { PreparedResource } from './prepare.ts';
import { type KindTable, type Owner, packageOf } from './resource-kind.ts';

export interface Swept {
  /** Without pending operations: what they left is listed among the resources. */
  readonly checkpoint: Checkpoint;
  /** Whether a resource was adopted. Only its id is known, so Pulumi has to ask the provider for its outputs. */
  readonly adopted: boolean;
}

/**
 * Finds what a killed update was making, by its mark, before anything new is made. The first of what is found becomes the
 * resource, unless the checkpoint already has one; every other one is listed as to be deleted, which the next update does.
 *
 * @throws DtaasError `stack-unswept` when a place can't say what is there
 */
export async function sweep(table: KindTable, owner: Owner, checkpoint: Checkpoint): Promise<Swept> {
  const { pending_operations: pending = [], ...deployment } = checkpoint.deployment;
  let resources = deployment.resources;
  // A resource that was to be changed or deleted is still listed with its id.
  for (const { resource } of pending.filter(({ type }) => type === 'creating')) {
    const known = resources.map(({ id }) => id);
    const ids = await idsOf(table, owner, resource, deployment.resources);
    const isThere = resources.some(({ urn, delete: isOld }) => urn === resource.urn && isOld !== true);
    const found = ids
      .filter((id) => !known.includes(id))
      .map((id, index) => ({ ...resource, id, ...(index > 0 || isThere ? { delete: true } : {}) }));
    resources = [...resources, ...found];
  }
  const adopted = resources.length > deployment.resources.length;
  return { checkpoint: { ...checkpoint, deployment: { ...deployment, resources } }, adopted };
}

/** Ids of what an unfinished creation has made. */
async function idsOf(
  table: KindTable,
  owner: Owner,
  resource: ResourceState,
  recorded: readonly ResourceState[],
): Promise<readonly string[]> {
  const findAgain = table.get(resource.type)?.findAgain ?? 'create-again';
  if (findAgain === 'create-again') return [];
  const lost = located(owner, resource, recorded);
  return await findAgain(lost).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw stackUnswept({ instance: owner.instance, name: lost.name, reason, cause });
  });
}

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
