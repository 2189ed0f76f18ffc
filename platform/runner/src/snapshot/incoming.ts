import { readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isPlainPath, snapshotCorrupt } from '@dtaas/model';

/** Where snapshots on their way in lie, in the workspace's folder. */
const prefix = 'incoming-';

/** What a client that sees the workspace calls a snapshot in there; `undefined` for one that lies elsewhere. */
export function incomingName(workspace: string, snapshot: string): string | undefined {
  const name = relative(workspace, snapshot);
  return isIncoming(name) ? name : undefined;
}

/** The folder that a client named. @throws DtaasError `snapshot-corrupt` */
export function incomingFolder(workspace: string, name: string): string {
  if (!isIncoming(name)) throw snapshotCorrupt(`${JSON.stringify(name)} isn't where snapshots come in`);
  return join(workspace, name);
}

/** Makes a folder for the time of `use`. If this runner is killed, the next one removes the folder. */
export async function withIncoming<T>(workspace: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(workspace, prefix));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes those that were on their way in when an earlier runner was killed. */
export function clearIncoming(workspace: string): void {
  for (const name of readdirSync(workspace))
    if (name.startsWith(prefix)) rmSync(join(workspace, name), { recursive: true, force: true });
}

function isIncoming(name: string): boolean {
  return name.startsWith(prefix) && isPlainPath(name);
}
