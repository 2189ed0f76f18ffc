import type { ResourceType } from '../plugin/resource-type.ts';
import { type WorkspaceVerbs, workspaceResource } from '../workspace-resource.ts';
import type { ProcessSettings } from './settings.ts';
import { ensureWorkspace, readWorkspace, removeWorkspace } from './workspace.ts';

/** `dtaas:process:Workspace`: a workspace on this machine. */
export function workspaceType(settings: ProcessSettings): ResourceType {
  const verbs: WorkspaceVerbs = {
    ensure: (id, spec) => ensureWorkspace(settings, id, spec),
    observe: (id) => readWorkspace(settings, id),
    remove: (id) => removeWorkspace(settings, id),
  };
  return workspaceResource(() => verbs);
}
