import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isSnapshotName } from '@dtaas/model';
import type { Ring } from '../place.ts';

/** Names of the snapshots that wait in a workspace's ring, oldest first. A snapshot that is still being taken is left out. */
export function ringOf(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'ring')).filter(isSnapshotName).sort();
  } catch {
    return [];
  }
}

/** The ring of a runner that is gone; nobody else writes there now. */
export function ringOnDisk(workspace: string): Ring {
  const folder = (name: string) => join(workspace, 'ring', name);
  return {
    pending: async () => ringOf(workspace).map((name) => ({ name, takenAt: name, origin: 'due' as const })),
    fetch: async (name) => folder(name),
    ack: (name) => rm(folder(name), { recursive: true, force: true }),
  };
}
