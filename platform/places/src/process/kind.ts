import type { PlaceKind, ResourceType } from '../kind.ts';
import { workspaceKind, workspaceResource } from '../workspace-resource.ts';
import { openProcessPlace } from './place.ts';
import { type ProcessSettings, processSettings } from './settings.ts';
import { ensureWorkspace, readWorkspace, removeWorkspace } from './workspace.ts';

const type = 'dtaas:process:Workspace';

export const processKind: PlaceKind = {
  name: 'process',
  description: 'Processes on the machine that deploys.',
  settings: { type: 'object', additionalProperties: false },
  flavours: ['process'],
  images: false,
  ...workspaceKind(type),
  provider: (signal) => ({ [type]: processWorkspace({ ...processSettings(), signal }) }),
  open: openProcessPlace,
};

export function processWorkspace(settings: ProcessSettings): ResourceType {
  return workspaceResource(() => ({
    ensure: (id, spec) => ensureWorkspace(settings, id, spec),
    observe: (id) => readWorkspace(settings, id),
    remove: (id) => removeWorkspace(settings, id),
  }));
}
