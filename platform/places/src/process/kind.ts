import { workspaceReference } from '@dtaas/model';
import type { PlaceKind } from '../kind.ts';
import { workspaceKind } from '../workspace-kind.ts';
import { openProcessPlace } from './place.ts';
import { workspaceType } from './resource.ts';
import { processSettings } from './settings.ts';

const workspace = workspaceKind('dtaas:process:Workspace');

export const processKind: PlaceKind = {
  name: 'process',
  description: 'Processes on the machine that deploys.',
  settings: { type: 'object', additionalProperties: false },
  flavours: ['process'],
  images: false,
  hasRunner: true,
  resourcesOf: ({ twin }) => ({
    workspace: { type: workspace.type, inputs: { twin, spec: workspaceReference } },
  }),
  resourceKinds: [workspace],
  provider: (stopped) => ({ [workspace.type]: workspaceType({ ...processSettings(), signal: stopped }) }),
  open: openProcessPlace,
};
