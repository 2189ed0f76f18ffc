import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the snapshots that wait in a workspace's ring, oldest first; one that is still being taken isn't there. */
export function ringOf(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'ring'))
      .filter((name) => /^\d{8}T\d{6}Z-[0-9a-f]{8}$/.test(name))
      .sort();
  } catch {
    return [];
  }
}
