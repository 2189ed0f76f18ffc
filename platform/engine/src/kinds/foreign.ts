import { stateRefused } from '../failures.ts';
import type { Checkpoint } from '../state/checkpoint.ts';
import { located } from './located.ts';
import type { KindTable, Owner } from './resource-kind.ts';

/**
 * Asks the places whose the recorded resources are. Others could have written the ids, and Pulumi deletes by the id alone.
 *
 * @throws DtaasError `state-refused` for an id that belongs to somebody else, before anything is done
 */
export async function refuseForeign(table: KindTable, owner: Owner, checkpoint: Checkpoint): Promise<void> {
  const { resources } = checkpoint.deployment;
  const asked = [...table.values()].map(async (kind) => {
    const recorded = resources.filter(({ type, id = '' }) => type === kind.type && id !== '');
    if (!kind.foreign || recorded.length === 0) return [];
    return await kind.foreign(recorded.map((resource) => located(owner, resource, resources)));
  });
  const [name] = (await Promise.all(asked)).flat();
  if (name !== undefined)
    throw stateRefused({ reason: `the id of ${name} belongs to something that is not of ${owner.instance}` });
}
