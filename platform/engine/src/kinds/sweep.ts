import type { JsonObject } from '@dtaas/model';
import { stackUnswept } from '../failures.ts';
import { type Checkpoint, nameOf, type PendingOperation, type ResourceState } from '../state/checkpoint.ts';
import type { KindTable, Owner } from './resource-kind.ts';

export interface Swept {
  /** Without pending operations: what they left is listed among the resources. */
  readonly checkpoint: Checkpoint;
  /** A resource was adopted by its id alone: Pulumi has to ask its provider for the rest. */
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
  for (const operation of pending) {
    const known = resources.map(({ id }) => id);
    const provider = providerOf(operation.resource, deployment.resources);
    const found = (await idsOf(table, owner, operation, provider)).filter((id) => !known.includes(id));
    resources = [...resources, ...adopt(operation.resource, found, resources)];
  }
  const adopted = resources.length > deployment.resources.length;
  return {
    checkpoint: { ...checkpoint, deployment: { ...deployment, resources } },
    adopted,
  };
}

/** Whatever else was begun is still listed: a resource that was to be deleted or changed has its id. */
async function idsOf(
  table: KindTable,
  owner: Owner,
  { type, resource }: PendingOperation,
  provider: JsonObject,
): Promise<readonly string[]> {
  const findAgain = table.get(resource.type)?.findAgain ?? 'create-again';
  if (type !== 'creating' || findAgain === 'create-again') return [];
  const name = nameOf(resource.urn);
  return await findAgain({ ...owner, name, resource, provider }).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw stackUnswept({ instance: owner.instance, name, reason, cause });
  });
}

function providerOf({ provider }: ResourceState, resources: readonly ResourceState[]): JsonObject {
  // A provider is named by its URN and, behind a last `::`, its id.
  const urn = typeof provider === 'string' ? provider.split('::').slice(0, 4).join('::') : undefined;
  return resources.find((each) => each.urn === urn)?.inputs ?? {};
}

function adopt(
  resource: ResourceState,
  ids: readonly string[],
  known: readonly ResourceState[],
): readonly ResourceState[] {
  const isThere = known.some(({ urn, delete: isOld }) => urn === resource.urn && isOld !== true);
  return ids.map((id, index) => ({
    ...resource,
    id,
    ...(index > 0 || isThere ? { delete: true } : {}),
  }));
}
