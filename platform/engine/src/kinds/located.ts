import { nameOf, providerUrn, type ResourceState } from '../state/checkpoint.ts';
import type { LocatedResource, Owner } from './resource-kind.ts';

/** A resource with the inputs of its provider, which is one of the recorded resources. */
export function located(
  owner: Owner,
  resource: ResourceState,
  recorded: readonly ResourceState[],
): LocatedResource {
  const urn = providerUrn(resource.provider);
  const provider = recorded.find((each) => each.urn === urn)?.inputs ?? {};
  return { home: owner.home, instance: owner.instance, name: nameOf(resource.urn), resource, provider };
}
