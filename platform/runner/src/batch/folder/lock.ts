import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { LockTakenError, withLock } from '@dtaas/processes';
import { runGoesOn } from '../../failures.ts';

/** Runs `work` while no other process writes to the folder of the run. @throws DtaasError `run-goes-on` */
export async function withRunFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const options = { purpose: `the run in ${folder}`, file: join(folder, '.lock') };
  try {
    return await withLock(`run ${realpathSync(folder)}`, options, work);
  } catch (error) {
    if (!(error instanceof LockTakenError)) throw error;
    throw runGoesOn({ folder, owner: error.owner, fileElsewhere: error.fileElsewhere });
  }
}
