import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, cacheHome, hasEnded, ownMark, removeTree } from '@dtaas/processes';
import type { WorkspaceFile } from '@dtaas/runner';
import { endTest } from '../twins/test-runner.ts';

/** The folder of a call's files: `<mark of the process>-<random>`. The tests of twins run in `twins/` below it. */
export function makeScratch(): string {
  const all = scratchFolder();
  mkdirSync(all, { recursive: true, mode: 0o700 });
  return mkdtempSync(join(all, `${ownMark()}-`));
}

function scratchFolder(): string {
  return join(cacheHome(), 'verify');
}

/** The workspaces of twins in the scratch folder of a call. */
export function workspacesIn(scratch: string): string {
  return join(scratch, 'twins');
}

/** Ends the processes and removes the folders of calls that were killed. */
export async function sweepScratch(): Promise<void> {
  const all = scratchFolder();
  for (const name of attempt(() => readdirSync(all)) ?? []) {
    if (!hasEnded(name)) continue;
    const scratch = join(all, name);
    const workspaces = workspacesIn(scratch);
    for (const twin of attempt(() => readdirSync(workspaces)) ?? []) {
      const folder = join(workspaces, twin);
      const file = attempt(
        () => JSON.parse(readFileSync(join(folder, 'workspace.json'), 'utf8')) as WorkspaceFile,
      );
      // Without this file no process was started.
      if (file) await endTest(folder, file.socket);
    }
    removeTree(scratch);
  }
}
