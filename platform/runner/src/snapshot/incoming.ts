import { readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isPlainPath, snapshotCorrupt } from '@dtaas/model';

/** The beginning of the names of folders in the workspace with incoming snapshots. */
const prefix = 'incoming-';

/** The name of a folder with an incoming snapshot in the workspace; `undefined` for other folders. */
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

/** Removes the folders that a killed runner left. */
export function clearIncoming(workspace: string): void {
  for (const name of readdirSync(workspace))
    if (name.startsWith(prefix)) rmSync(join(workspace, name), { recursive: true, force: true });
}

function isIncoming(name: string): boolean {
  return name.startsWith(prefix) && isPlainPath(name);
}
