import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isSnapshotName } from '@dtaas/model';

/** Names of the snapshots that wait in a workspace's ring, oldest first; one that is still being taken isn't there. */
export function ringOf(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'ring'))
      .filter((name) => isSnapshotName(name))
      .sort();
  } catch {
    return [];
  }
}
