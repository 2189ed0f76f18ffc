import type { DesiredResource, JsonObject } from '@dtaas/model';
import { CustomResource } from '@pulumi/pulumi/resource.js';

/** Any resource, known by its type alone: the providers know what its inputs mean. */
class GenericResource extends CustomResource {
  constructor(type: string, name: string, inputs: JsonObject, dependsOn: CustomResource[]) {
    super(type, name, inputs, { dependsOn });
  }
}

/** The program of every stack: makes what is desired, no more. */
export function makeResources(resources: { readonly [name: string]: DesiredResource }): void {
  const made = new Map<string, CustomResource>();
  const make = (name: string): CustomResource => {
    const known = made.get(name);
    if (known) return known;
    const resource = resources[name];
    if (!resource) throw new Error(`a resource depends on ${name}, which isn't desired`);
    const dependsOn = (resource.dependsOn ?? []).map(make);
    const fresh = new GenericResource(resource.type, name, resource.inputs, dependsOn);
    made.set(name, fresh);
    return fresh;
  };
  for (const name of Object.keys(resources)) make(name);
}
