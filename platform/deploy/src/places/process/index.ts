import { connectRunner } from '@dtaas/runner';
import type { Place } from '../place.ts';
import { type ProcessSettings, processSettings, socketOf, workspaceFolder } from './settings.ts';
import { listWorkspaces, readWorkspace } from './workspace.ts';

export { crashRunner } from './crash.ts';
export { type ProcessSettings, processSettings, socketOf, workspaceFolder } from './settings.ts';
export { removeWorkspace, stopWorkspace } from './workspace.ts';

/** This machine: a workspace is a runner and its components, as processes. */
export function processPlace(settings: ProcessSettings = processSettings()): Place {
  return {
    list: (home) => listWorkspaces(settings, home),
    look: (id) => readWorkspace(settings, id),
    runner: (id) => connectRunner(socketOf(settings, id), { workspace: workspaceFolder(settings, id) }),
  };
}
