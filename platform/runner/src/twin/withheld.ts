import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileName = 'withheld';

/**
 * Why the twin's commands are withheld: it began without the state that it should have. Kept in the workspace and in
 * snapshots until the twin is restored or somebody confirms it, so that no restart of the runner does either by itself.
 */
export async function readWithheld(workspace: string): Promise<string | undefined> {
  return await readFile(join(workspace, fileName), 'utf8').catch(() => undefined);
}

export async function writeWithheld(workspace: string, reason: string | undefined): Promise<void> {
  const path = join(workspace, fileName);
  if (reason === undefined) return await rm(path, { force: true });
  await writeFile(`${path}.fresh`, reason, { mode: 0o600 });
  await rename(`${path}.fresh`, path);
}

/** The reason to withhold commands where these components don't have the state that they should have. */
export function lostState(components: readonly string[]): string | undefined {
  if (components.length === 0) return undefined;
  return `${components.join(', ')} began without ${components.length === 1 ? 'its' : 'their'} state`;
}
