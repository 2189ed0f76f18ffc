import type { Inputs } from '@pulumi/pulumi/output.js';
import { CustomResource, type CustomResourceOptions, ProviderResource } from '@pulumi/pulumi/resource.js';
import type { PreparedProvider, PreparedResource } from '../kinds/prepare.ts';
import { type OutputReference, outputsIn, withOutputs } from '../kinds/references.ts';
import { packageOf } from '../kinds/resource-kind.ts';

/** A resource known by its type alone: its provider knows what the inputs mean. */
class GenericResource extends CustomResource {}

class GenericProvider extends ProviderResource {}

type ResourceClass = new (name: string, inputs: Inputs, options: CustomResourceOptions) => CustomResource;

/** The program of every stack: makes the resources, which come in the order in which they need each other. */
export async function makeResources(resources: readonly PreparedResource[]): Promise<void> {
  const made = new Map<string, CustomResource>();
  const providers = new Map<string, ProviderResource>();
  const references = resources.flatMap(({ inputs }) => outputsIn(inputs));
  for (const { name, type, sdk, inputs, provider, version, dependsOn, form, ignored } of resources) {
    const pinned = version === undefined ? {} : { version };
    const options: CustomResourceOptions = {
      dependsOn: dependsOn.map((each) => made.get(each)!),
      ...pinned,
      ...(provider && { provider: providerOf(providers, packageOf(type), provider, pinned) }),
      ...replacedWith([provider?.name, form].filter((each) => each !== undefined)),
      ...(form === undefined ? {} : { deleteBeforeReplace: true }),
      ...(ignored === undefined ? {} : { ignoreChanges: [...ignored] }),
    };
    const given = withOutputs(inputs, (reference) => outputOf(made, reference)) as Inputs;
    // The SDK makes an output for each input, also if the input has no value.
    const outputs = references.filter(({ resource }) => resource === name);
    const unset = Object.fromEntries(outputs.map(({ output }) => [output, undefined]));
    const resource = sdk
      ? new (await classOf(sdk))(name, given, options)
      : new GenericResource(type, name, { ...unset, ...given }, options);
    made.set(name, resource);
  }
}

function outputOf(made: ReadonlyMap<string, CustomResource>, { resource, output }: OutputReference): unknown {
  const value = (made.get(resource) as unknown as Inputs)[output];
  if (value === undefined) throw new Error(`the resource ${resource} has no output ${output}`);
  return value;
}

function providerOf(
  known: Map<string, ProviderResource>,
  package_: string,
  { name, inputs }: PreparedProvider,
  options: CustomResourceOptions,
): ProviderResource {
  const provider = known.get(name) ?? new GenericProvider(package_, name, inputs, options);
  known.set(name, provider);
  return provider;
}

/** When one of these changes, such as the name of a provider, which its inputs give it, the resource is replaced. */
function replacedWith(all: readonly string[]): Pick<CustomResourceOptions, 'replacementTrigger'> {
  return all.length === 0 ? {} : { replacementTrigger: all.join(' ') };
}

async function classOf(sdk: NonNullable<PreparedResource['sdk']>): Promise<ResourceClass> {
  const loaded = (await import(sdk.module)) as Record<string, unknown> & {
    default?: Record<string, unknown>;
  };
  const found = loaded[sdk.class] ?? loaded.default?.[sdk.class];
  if (typeof found !== 'function') throw new Error(`${sdk.module} has no class ${sdk.class}`);
  return found as ResourceClass;
}
