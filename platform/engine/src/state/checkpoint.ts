import type { Json, JsonObject } from '@dtaas/model';

/**
 * What exists of a stack, in the form of `pulumi stack export`: the content of `stack.json`. It has no secrets
 * provider, because no input or output in it is secret. So no key is needed to use it, and no lost key can lock it.
 */
export interface Checkpoint {
  readonly version: number;
  readonly deployment: Deployment;
  readonly features?: readonly string[];
}

interface Deployment {
  readonly manifest: JsonObject;
  readonly resources: readonly ResourceState[];
  readonly pending_operations?: readonly PendingOperation[];
  readonly [field: string]: unknown;
}

/** One resource as Pulumi records it; the fields that we read. */
export interface ResourceState {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: JsonObject;
  readonly outputs?: JsonObject;
  readonly [field: string]: Json | undefined;
}

/** A step that a killed update had begun: the resource may exist although the checkpoint doesn't list it. */
export interface PendingOperation {
  /** `creating`, `updating`, `deleting`, `reading`, `importing`. */
  readonly type: string;
  readonly resource: ResourceState;
}

export const stackType = 'pulumi:pulumi:Stack';
export const providerPrefix = 'pulumi:providers:';

/** Whether a type is Pulumi's own bookkeeping: the stack, or a provider. */
export function isBookkeeping(type: string): boolean {
  return type === stackType || type.startsWith(providerPrefix);
}

/** The resources that a recorded stack lists, and those that a begun step may have made. Anything unreadable lists nothing. */
export function resourcesIn(stack: unknown): readonly ResourceState[] {
  const { resources, pending_operations } = Object(Object(stack).deployment) as Record<string, unknown>;
  return [resources, pending_operations]
    .flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
    .map((each) => Object(Object(each).resource ?? each) as ResourceState)
    .filter(({ type }) => typeof type === 'string' && !isBookkeeping(type));
}

/** Whether a recorded stack lists a resource, or a step that may have made one. */
export function stackHolds(stack: unknown): boolean {
  return resourcesIn(stack).length > 0;
}

/** The logical name at the end of a URN. */
export function nameOf(urn: string): string {
  return urn.split('::').slice(3).join('::');
}
