import type { ResourceState } from '@dtaas/model';

export type { Checkpoint, ResourceState } from '@dtaas/model';

export const stackType = 'pulumi:pulumi:Stack';
export const providerPrefix = 'pulumi:providers:';

/** Whether a type is a part of Pulumi's bookkeeping: the stack or a provider. */
export function isBookkeeping(type: string): boolean {
  return type === stackType || type.startsWith(providerPrefix);
}

/** The resources that a recorded stack lists, and those that an unfinished step may have made. An unreadable stack lists none. */
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

/** The URN in a resource's field `provider`, where the provider's id follows a last `::`. */
export function providerUrn(provider: unknown): string | undefined {
  return typeof provider === 'string' ? provider.split('::').slice(0, 4).join('::') : undefined;
}
