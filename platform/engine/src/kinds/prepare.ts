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
  readonly provider?: PreparedProvider;
  readonly dependsOn: readonly string[];
  readonly sdk?: ResourceKind['sdk'];
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
  const kinds = new Map(Object.entries(resources).map(([name, each]) => [name, kindOf(table, name, each)]));
  return Object.entries(fillAndOrder(resources, workspace)).map(([name, resource]) => {
    const kind = kinds.get(name)!;
    const { inputs, provider, dependsOn = [], ...rest } = resource;
    return {
      ...rest,
      name,
      dependsOn,
      inputs: { ...inputs, ...kind.mark({ ...owner, name, generation }) },
      ...(provider ? { provider: { name: providerName(rest.type, provider), inputs: provider } } : {}),
      ...(kind.sdk ? { sdk: kind.sdk } : {}),
    };
  });
}

function providerName(type: string, inputs: JsonObject): string {
  return `${packageOf(type)}-${sha256(canonicalJson(inputs)).slice(0, 16)}`;
}

function kindOf(table: KindTable, name: string, { type, inputs, provider }: DesiredResource): ResourceKind {
  const kind = table.get(type);
  if (!kind) throw resourceTypeRefused({ type, source: `The desired resource ${name}`, known: table.keys() });
  if (!/^[A-Za-z][\w-]*$/.test(name))
    throw resourcesRefused({ name, reason: 'is not a name for a resource' });
  if (holdsMarkedValue(inputs) || holdsMarkedValue(provider)) {
    throw resourcesRefused({ name, reason: "has an input that isn't plain JSON" });
  }
  if (kind.inputs !== 'any') refuseUnknown(name, 'the input', inputs, kind.inputs);
  refuseUnknown(name, 'a provider with the input', provider, kind.providerInputs);
  return kind;
}

function refuseUnknown(
  name: string,
  what: string,
  inputs: JsonObject | undefined,
  allowed: readonly string[],
): void {
  const unknown = Object.keys(inputs ?? {}).find((key) => !allowed.includes(key));
  if (unknown === undefined) return;
  throw resourcesRefused({
    name,
    reason: `has ${what} ${JSON.stringify(unknown)}, which its kind does not allow`,
  });
}
