import {
  canonicalJson,
  type DesiredResource,
  type DesiredResources,
  generationOf,
  type JsonObject,
  sha256,
} from '@dtaas/model';
import { resourcesRefused, resourceTypeRefused } from '../failures.ts';
import { holdsMarkedValue } from '../state/secrets.ts';
import { fillAndOrder } from './references.ts';
import { type KindTable, type Owner, packageOf, type ResourceKind } from './resource-kind.ts';

/** A provider with inputs. Its name follows from them, so resources with the same provider share it. */
export interface PreparedProvider {
  readonly name: string;
  readonly inputs: JsonObject;
}

/** A resource as the engine's child process makes it. */
export interface PreparedResource extends Omit<DesiredResource, 'dependsOn' | 'provider'> {
  readonly name: string;
  /** Absent: the default provider. */
  readonly provider?: PreparedProvider | undefined;
  readonly dependsOn: readonly string[];
  readonly sdk?: ResourceKind['sdk'] | undefined;
  /** What identifies the desired inputs of a resource that each change of them replaces. Another mark alone replaces nothing. */
  readonly form?: string | undefined;
  /** Names of the inputs in which a difference changes nothing. */
  readonly ignored?: readonly string[] | undefined;
}

/**
 * The desired resources in the order in which they are made: checked against the table, with their marks, and with the
 * workspace's text where they refer to it.
 *
 * @throws DtaasError `resource-type-refused`, `resources-refused`
 */
export function prepareResources(
  table: KindTable,
  owner: Owner,
  resources: DesiredResources,
  workspace: string | undefined,
): readonly PreparedResource[] {
  const generation = workspace === undefined ? '' : generationOf(workspace);
  for (const [name, resource] of Object.entries(resources)) check(table, name, resource);
  return Object.entries(fillAndOrder(resources, workspace)).map(([name, resource]) => {
    const kind = table.get(resource.type)!;
    const { inputs, provider, dependsOn = [], ...rest } = resource;
    const marked = { ...inputs, ...kind.mark({ ...owner, name, generation }) };
    const ignored = kind.ignoredDifferences?.filter((each) => each in marked) ?? [];
    return {
      ...rest,
      name,
      dependsOn,
      sdk: kind.sdk,
      inputs: marked,
      ...(ignored.length > 0 ? { ignored } : {}),
      ...(kind.isImmutable ? { form: sha256(canonicalJson(inputs)) } : {}),
      provider: provider && {
        name: providerName(rest.type, provider),
        inputs: kind.configureProvider?.(provider) ?? provider,
      },
    };
  });
}

function providerName(type: string, inputs: JsonObject): string {
  return `${packageOf(type)}-${sha256(canonicalJson(inputs)).slice(0, 16)}`;
}

function check(table: KindTable, name: string, { type, inputs, provider = {} }: DesiredResource): void {
  const kind = table.get(type);
  if (!kind) throw resourceTypeRefused({ type, source: `The desired resource ${name}`, known: table.keys() });
  const refusal = (reason: string) => resourcesRefused({ name, reason });
  const refuseUnknown = (what: string, given: JsonObject, allowed: readonly string[]): void => {
    const unknown = Object.keys(given).find((key) => !allowed.includes(key));
    if (unknown !== undefined)
      throw refusal(`has ${what} ${JSON.stringify(unknown)}, which its kind does not allow`);
  };
  if (!/^[A-Za-z][\w-]*$/.test(name)) throw refusal('is not a name for a resource');
  if (holdsMarkedValue(inputs) || holdsMarkedValue(provider))
    throw refusal("has an input that isn't plain JSON");
  if (kind.inputs !== 'any') refuseUnknown('the input', inputs, kind.inputs);
  refuseUnknown('a provider with the input', provider, kind.providerInputs);
}
