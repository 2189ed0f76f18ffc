import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attempt, removeTree, writeBeside } from '@dtaas/processes';

/** Names the generation whose components wrote the files in `state/`. */
const ownerFile = 'state.generation';

/** From now on the files in `state/` belong to this generation. */
export async function ownState(workspace: string, generation: string): Promise<void> {
  writeBeside(join(workspace, ownerFile), generation, { mode: 0o600 });
}

/**
 * Removes the files of another generation's components. Files of this generation stay, so a repeated start loses nothing.
 */
export async function clearOthersState(workspace: string, generation: string): Promise<void> {
  if ((await ownerOf(workspace)) !== generation) await clearState(workspace);
}

/** Removes the components' files and all records of their states. */
export async function clearState(workspace: string): Promise<void> {
  // The owner's name first: files that are partly removed then belong to no generation.
  const names = [ownerFile, 'moment.json', 'running', 'checkpoint', 'checkpoint.previous'];
  for (const name of [...names, 'state.previous', 'state']) removeTree(join(workspace, name));
}

/**
 * The components that ran here and whose state is gone: their folders are missing, or they were killed before they wrote a
 * file. Call before any component is started.
 *
 * @param components `saves`: the component writes its state on request
 */
export async function withoutState(
  workspace: string,
  generation: string,
  components: readonly { readonly id: string; readonly saves: boolean }[],
  wereKilled: boolean,
): Promise<readonly string[]> {
  const state = join(workspace, 'state');
  const isOwn = (await ownerOf(workspace)) === generation;
  const lost = components.filter(({ id, saves }) => {
    // Components of another generation may have other names.
    if (!isOwn) return !existsSync(state);
    const folder = join(state, id);
    // A folder that can't be read counts as not empty.
    const isEmpty = () => attempt(() => readdirSync(folder).length === 0) ?? false;
    return !existsSync(folder) || (wereKilled && saves && isEmpty());
  });
  return lost.map(({ id }) => id);
}

function ownerOf(workspace: string): Promise<string | undefined> {
  return readFile(join(workspace, ownerFile), 'utf8').catch(() => undefined);
}
