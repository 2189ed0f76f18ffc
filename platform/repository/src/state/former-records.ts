import { readRefs } from '../git/refs.ts';
import type { Repository } from '../open.ts';

/** Where editions before 0.3 kept the records. No forge protects it. */
export const formerRecordsRef = 'refs/dtaas/verified';
/** What such an edition fetched from a remote. It had merged that into its own. */
export const formerFromRemote = 'refs/dtaas/remote/dtaas/verified';

/**
 * The records that an earlier edition left in this clone, for a clone that has no branch of records yet. If some of them came from a remote, none
 * counts: everybody who can write to the remote could have put them there. Nor do those of a remote ever, so the first job that
 * deploys with this edition verifies again.
 */
export async function formerRecords(repository: Repository): Promise<string | null> {
  const refs = await readRefs(repository, formerRecordsRef, formerFromRemote);
  return refs.has(formerFromRemote) ? null : (refs.get(formerRecordsRef) ?? null);
}
