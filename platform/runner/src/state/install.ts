import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { keepsState, type WorkspaceSpec } from '@dtaas/model';
import { removeTree } from '@dtaas/processes';
import type { Manifest } from '../snapshot/manifest.ts';

/**
 * Moves a snapshot's files to the components' folders. The earlier files are kept until `forgetPrevious`, so that a crash in
 * between loses nothing.
 *
 * @param snapshot a folder on the workspace's file system; its files are moved away
 */
export async function installState(
  workspace: string,
  snapshot: string,
  manifest: Manifest,
  spec: WorkspaceSpec,
): Promise<void> {
  const fresh = join(workspace, 'state.fresh');
  removeTree(fresh);
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  for (const [id, component] of Object.entries(spec.components)) {
    const saved = Object.hasOwn(manifest.components, id) ? manifest.components[id] : undefined;
    if (!saved || !keepsState(saved, component) || Object.keys(saved.files).length === 0) continue;
    await rename(join(snapshot, 'components', id), join(fresh, id));
  }
  const state = join(workspace, 'state');
  await recoverState(workspace);
  await mkdir(state, { recursive: true, mode: 0o700 });
  await forgetPrevious(workspace);
  await rename(state, join(workspace, 'state.previous'));
  await rename(fresh, state);
}

/** Restores the earlier state after a runner was killed between the two renames above. */
export async function recoverState(workspace: string): Promise<void> {
  const [state, previous] = [join(workspace, 'state'), join(workspace, 'state.previous')];
  if (!existsSync(state) && existsSync(previous)) await rename(previous, state);
}

export async function forgetPrevious(workspace: string): Promise<void> {
  removeTree(join(workspace, 'state.previous'));
}
