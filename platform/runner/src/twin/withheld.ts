import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBeside } from '@dtaas/processes';

const fileName = 'withheld';

/**
 * Why the twin's commands are withheld: the twin started without its earlier state. The reason is kept in the workspace and in
 * snapshots until the twin is restored or a person confirms it, so a restart of the runner doesn't let the twin command.
 */
export async function readWithheld(workspace: string): Promise<string | undefined> {
  return await readFile(join(workspace, fileName), 'utf8').catch(() => undefined);
}

export async function writeWithheld(workspace: string, reason: string | undefined): Promise<void> {
  const path = join(workspace, fileName);
  if (reason === undefined) await rm(path, { force: true });
  else writeBeside(path, reason, { mode: 0o600 });
}

/** The reason to withhold commands if these components don't have their earlier states. */
export function lostState(components: readonly string[]): string | undefined {
  if (components.length === 0) return undefined;
  return `${components.join(', ')} began without ${components.length === 1 ? 'its' : 'their'} state`;
}
