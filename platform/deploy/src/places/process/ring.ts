import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { snapshotName } from '@dtaas/runner';

/** Names of the snapshots that wait in a workspace's ring, oldest first; one that is still being taken isn't there. */
export function ringOf(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'ring'))
      .filter((name) => snapshotName.test(name))
      .sort();
  } catch {
    return [];
  }
}
