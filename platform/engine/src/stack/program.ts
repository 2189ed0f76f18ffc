import type { DesiredResources } from '@dtaas/model';
import type { Inputs } from '@pulumi/pulumi/output.js';
import { CustomResource } from '@pulumi/pulumi/resource.js';
import { outputsIn, withOutputs } from '../kinds/references.ts';

/** Any resource, known by its type alone: the providers know what its inputs mean. */
class GenericResource extends CustomResource {
  readonly [output: string]: unknown;
  constructor(type: string, name: string, inputs: Inputs, dependsOn: CustomResource[]) {
    super(type, name, inputs, { dependsOn });
  }
}

/** The program of every stack: makes the desired resources, which come in the order in which they need each other. */
export function makeResources(resources: DesiredResources): void {
  const made = new Map<string, GenericResource>();
  const references = Object.values(resources).flatMap(({ inputs }) => outputsIn(inputs));
  for (const [name, { type, inputs, dependsOn = [] }] of Object.entries(resources)) {
    // The SDK gives a resource an output for each input it knows of, those without a value included.
    const outputs = references.filter(({ resource }) => resource === name);
    const known = Object.fromEntries(outputs.map(({ output }) => [output, undefined]));
    const resolved = withOutputs(inputs, ({ resource, output }) => made.get(resource)![output]);
    const needed = dependsOn.map((each) => made.get(each)!);
    made.set(name, new GenericResource(type, name, { ...known, ...(resolved as Inputs) }, needed));
  }
}
