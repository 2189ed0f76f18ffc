import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Which generation's components wrote what `state/` holds; absent where none has begun. */
const ownerFile = 'state.generation';

/** From now on what `state/` holds is this generation's. */
export async function ownState(workspace: string, generation: string): Promise<void> {
  const path = join(workspace, ownerFile);
  await writeFile(`${path}.fresh`, generation, { mode: 0o600 });
  await rename(`${path}.fresh`, path);
}

/**
 * Removes what another generation's components left, so that this one's begin with nothing. What they have written since
 * stays: a runner that comes back, or a start that is repeated, loses nothing.
 */
export async function clearOthersState(workspace: string, generation: string): Promise<void> {
  if ((await ownerOf(workspace)) === generation) return;
  // Its owner's name first: what is half removed is nobody's.
  const names = [ownerFile, 'moment.json', 'running', 'checkpoint', 'checkpoint.previous'];
  for (const name of [...names, 'state.previous', 'state'])
    await rm(join(workspace, name), { recursive: true, force: true });
}

/** Of the components that have run here, those whose folders are gone. Asked before any of them is started. */
export async function withoutState(
  workspace: string,
  generation: string,
  components: readonly string[],
): Promise<readonly string[]> {
  const state = join(workspace, 'state');
  // Components of another generation may have had other names.
  if ((await ownerOf(workspace)) !== generation) return existsSync(state) ? [] : components;
  return components.filter((id) => !existsSync(join(state, id)));
}

function ownerOf(workspace: string): Promise<string | undefined> {
  return readFile(join(workspace, ownerFile), 'utf8').catch(() => undefined);
}
