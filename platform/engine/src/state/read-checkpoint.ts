import { isCheckpoint } from '@dtaas/model';
import { resourceTypeRefused, stateRefused } from '../failures.ts';
import { type KindTable, type Owner, packageOf, type ResourceKind } from '../kinds/resource-kind.ts';
import { type Checkpoint, nameOf, providerPrefix, type ResourceState, stackType } from './checkpoint.ts';
import { holdsMarkedValue } from './secrets.ts';

/** What Pulumi itself records of a provider. */
const ownProviderInputs = ['version', '__internal'];

/**
 * Reads a checkpoint, which others could have written, and refuses what could make Pulumi do more than keep this
 * owner's resources of the table's types. Inputs of resources are not held to the names in the table: providers add
 * defaults to them, and Pulumi compares them without acting on them.
 *
 * @throws DtaasError `state-refused`, `resource-type-refused`
 */
export function readCheckpoint(value: unknown, table: KindTable, owner: Owner): Checkpoint {
  if (!isCheckpoint(value)) throw stateRefused({ reason: "it doesn't have the form of a stack.json" });
  const { resources, pending_operations: pending = [] } = value.deployment;
  for (const resource of [...resources, ...pending.map((operation) => operation.resource)]) {
    check(resource, table, owner);
  }
  return value;
}

function check(resource: ResourceState, table: KindTable, owner: Owner): void {
  const { type, urn } = resource;
  // Pulumi acts on the URN's type as well as on the field, so both must be the same.
  const urnType = urn.split('::')[2]?.split('$').at(-1);
  const provided = [...table.values()].filter((kind) => `${providerPrefix}${packageOf(kind.type)}` === type);
  const isKnown = type === stackType || table.has(type) || provided.length > 0;
  if (urnType !== type || !isKnown) {
    const shown = urnType === type ? type : `${type} (${urnType})`;
    throw resourceTypeRefused({ type: shown, source: 'The recorded state', known: table.keys() });
  }
  if (provided.length > 0) checkProvider(resource, provided);
  const name = nameOf(urn);
  if (holdsMarkedValue(resource))
    throw stateRefused({ reason: `${name} holds a secret or a file, which the platform never records` });
  if (table.get(type)?.isOurs(resource, owner) === false)
    throw stateRefused({
      reason: `${name} is not a resource of ${owner.instance} at the home ${owner.home}`,
    });
}

/** A provider's inputs can name where its plugin comes from, and where it sends this machine's credentials. */
function checkProvider({ type, inputs = {} }: ResourceState, kinds: readonly ResourceKind[]): void {
  const allowed = [...ownProviderInputs, ...kinds.flatMap(({ providerInputs }) => providerInputs)];
  const unknown = Object.keys(inputs).find((key) => !allowed.includes(key));
  if (unknown !== undefined)
    throw stateRefused({ reason: `its provider ${type} has the input ${JSON.stringify(unknown)}` });
}
