import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepsState } from '@dtaas/model';
import { removeTree } from '@dtaas/processes';
import { eventJournalFile } from '../clock/events/journal.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import type { WorkspaceFile } from '../workspace/workspace-file.ts';
import { folderOf } from './copy-state.ts';
import { stateFolders } from './folders.ts';

/**
 * Moves a snapshot's files to the components' folders. The earlier files are kept until `forgetPrevious`, so that a crash in
 * between loses nothing.
 *
 * @param events the content of the file beside them with the events that the states don't cover; without it there are none
 * @param snapshot a folder on the workspace's file system; its files are moved away, or copied to the components' volumes
 */
export async function installState(
  workspace: string,
  snapshot: string,
  manifest: Manifest,
  file: Pick<WorkspaceFile, 'spec' | 'containers'>,
  events?: string,
): Promise<void> {
  const state = join(workspace, 'state');
  const folders = stateFolders(workspace, file);
  await replaceFolder(state, async (fresh) => {
    for (const [id, component] of Object.entries(file.spec.components)) {
      const saved = Object.hasOwn(manifest.components, id) ? manifest.components[id] : undefined;
      if (!saved || !keepsState(saved, component) || Object.keys(saved.files).length === 0) continue;
      await folders.put(folderOf(snapshot, id), id, fresh);
    }
    // In the same folder, so that a kill leaves both or neither.
    if (events !== undefined) await writeFile(join(fresh, eventJournalFile), events, { mode: 0o600 });
  });
}

export function recoverState(workspace: string): Promise<void> {
  return recoverFolder(join(workspace, 'state'));
}

export async function forgetPrevious(workspace: string): Promise<void> {
  removeTree(join(workspace, 'state.previous'));
}

/**
 * Replaces a folder by one that `fill` fills, either whole or not at all. The earlier folder is kept as `<folder>.previous`.
 */
export async function replaceFolder<T>(folder: string, fill: (fresh: string) => Promise<T>): Promise<T> {
  const [fresh, previous] = [`${folder}.fresh`, `${folder}.previous`];
  await recoverFolder(folder);
  removeTree(fresh);
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  const filled = await fill(fresh);
  removeTree(previous);
  if (existsSync(folder)) await rename(folder, previous);
  await rename(fresh, folder);
  return filled;
}

/** Restores the earlier folder after a runner was killed between the two renames above. */
export async function recoverFolder(folder: string): Promise<void> {
  const previous = `${folder}.previous`;
  if (!existsSync(folder) && existsSync(previous)) await rename(previous, folder);
}
