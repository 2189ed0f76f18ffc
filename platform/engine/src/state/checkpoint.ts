import { DtaasError, type Json, type JsonObject } from '@dtaas/model';
import { holdsMarkedValue, isAllowedInState, refuseType } from './allow-list.ts';
import { inSteadyOrder } from './resource-order.ts';

/**
 * What exists of a stack, in the form of `pulumi stack export`: the content of `stack.json`. Without a secrets
 * provider, because no input or output is secret, so no key is needed to use it (nor can a lost one lock it).
 */
export interface Checkpoint {
  readonly version: number;
  readonly deployment: Deployment;
  readonly features?: readonly string[];
}

interface Deployment {
  readonly manifest: JsonObject;
  readonly resources: readonly ResourceState[];
  readonly pending_operations?: readonly { readonly type: string; readonly resource: ResourceState }[];
  readonly [field: string]: unknown;
}

/** One resource as the engine records it; the fields we read. */
export interface ResourceState {
  readonly urn: string;
  readonly type: string;
  readonly inputs?: JsonObject;
  readonly outputs?: JsonObject;
  readonly [field: string]: Json | undefined;
}

/** Something that a killed run had begun: it may exist though no resource of the checkpoint says so. */
export interface PendingOperation {
  /** `creating`, `updating`, `deleting`, `reading`, `importing`. */
  readonly operation: string;
  readonly type: string;
  readonly name: string;
}

/** Keys that a provider may have in a state: another could name a plugin's download address. */
const providerInputs = new Set(['version', '__internal']);

/**
 * Reads a checkpoint, which is data that others can write, and refuses what could make the engine do more than
 * keep resources of our types. Throws a DtaasError (`state-refused`, `resource-type-refused`).
 */
export function parseCheckpoint(value: unknown): Checkpoint {
  const checkpoint = shape(value);
  const { resources, pending_operations: pending = [] } = checkpoint.deployment;
  for (const resource of [...resources, ...pending.map((operation) => operation.resource)]) check(resource);
  return checkpoint;
}

function shape(value: unknown): Checkpoint {
  if (!isObject(value) || (value['version'] !== 3 && value['version'] !== 4)) {
    throw refused('it is not a checkpoint of version 3 or 4');
  }
  const deployment = value['deployment'];
  if (!isObject(deployment)) throw refused('it has no deployment');
  const resources = deployment['resources'] ?? [];
  const pending = deployment['pending_operations'] ?? [];
  if (!Array.isArray(resources) || !resources.every(isResource)) throw refused('its resources are malformed');
  if (!Array.isArray(pending) || !pending.every((each) => isObject(each) && isResource(each['resource']))) {
    throw refused('its pending operations are malformed');
  }
  return { ...value, deployment: { ...deployment, resources } } as unknown as Checkpoint;
}

function check(resource: ResourceState): void {
  // The engine acts on the URN's type as well as on the field, so that both must be the same.
  const urnType = resource.urn.split('::')[2]?.split('$').at(-1);
  if (urnType !== resource.type || !isAllowedInState(resource.type)) {
    throw refuseType(
      urnType === resource.type ? resource.type : `${resource.type} (${urnType})`,
      'the recorded state',
    );
  }
  if (resource.type.startsWith('pulumi:providers:')) {
    const unknown = Object.keys(resource.inputs ?? {}).find((key) => !providerInputs.has(key));
    if (unknown) throw refused(`its provider ${resource.type} has the input ${JSON.stringify(unknown)}`);
  }
  if (holdsMarkedValue(resource))
    throw refused(`${nameOf(resource.urn)} holds a secret or a file, which no state of ours does`);
}

/** The logical name at the end of a URN. */
export function nameOf(urn: string): string {
  return urn.split('::').slice(3).join('::');
}

/** The checkpoint without what a killed run left pending, and what that was. */
export function clearPending(checkpoint: Checkpoint): {
  checkpoint: Checkpoint;
  pending: PendingOperation[];
} {
  const { pending_operations: operations = [], ...deployment } = checkpoint.deployment;
  return {
    checkpoint: {
      ...checkpoint,
      deployment: { ...deployment, manifest: deployment.manifest, resources: deployment.resources },
    },
    pending: operations.map(({ type, resource }) => ({
      operation: type,
      type: resource.type,
      name: nameOf(resource.urn),
    })),
  };
}

/** The file that the engine's backend keeps, for one stack. */
export function toBackendFile(checkpoint: Checkpoint | undefined, stack: string): string {
  const { deployment, ...rest } = checkpoint ?? { version: 3, deployment: undefined };
  return JSON.stringify({ ...rest, checkpoint: { stack, latest: deployment } });
}

/**
 * What the backend's file says, normalised: the same resources give the same bytes (the time of an update that
 * changed nothing is left out, and so are the secrets provider and this machine's paths).
 */
export function fromBackendFile(text: string): Checkpoint | undefined {
  const file: unknown = JSON.parse(text);
  const inner = isObject(file) ? file['checkpoint'] : undefined;
  const latest = isObject(inner) ? inner['latest'] : undefined;
  if (!isObject(file) || !isObject(latest)) return undefined;
  const { secrets_providers: _, manifest, ...deployment } = latest;
  const { time: __, ...steady } = isObject(manifest) ? manifest : {};
  const checkpoint = shape({
    version: file['version'],
    ...(file['features'] === undefined ? {} : { features: file['features'] }),
    deployment: { manifest: { ...steady, time: '0001-01-01T00:00:00Z' }, ...deployment },
  });
  const resources = inSteadyOrder(checkpoint.deployment.resources.map(withoutOrigin));
  return { ...checkpoint, deployment: { ...checkpoint.deployment, resources } };
}

/** Where in the program a resource was made, which the engine notes as paths of this machine. */
function withoutOrigin({ sourcePosition: _, stackTrace: __, ...resource }: ResourceState): ResourceState {
  return resource;
}

function isResource(value: unknown): boolean {
  return isObject(value) && typeof value['urn'] === 'string' && typeof value['type'] === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(reason: string): DtaasError {
  return new DtaasError({
    code: 'state-refused',
    message: `The recorded state isn't used: ${reason}.`,
    hint: 'Look at the last commits of the twin’s state branch; deploy again from the last commit that is right.',
  });
}
