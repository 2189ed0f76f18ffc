import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../replace-file.ts';

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
  if (reason === undefined) await rm(path, { force: true });
  else await replaceFile(path, reason);
}

/** The reason to withhold commands where these components don't have the state that they should have. */
export function lostState(components: readonly string[]): string | undefined {
  if (components.length === 0) return undefined;
  return `${components.join(', ')} began without ${components.length === 1 ? 'its' : 'their'} state`;
}
