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
  const owner = await readFile(join(workspace, ownerFile), 'utf8').catch(() => undefined);
  if (owner === generation) return;
  // Its owner's name first: what is half removed is nobody's.
  for (const name of [ownerFile, 'moment.json', 'running', 'state.previous', 'state'])
    await rm(join(workspace, name), { recursive: true, force: true });
}
