import { workspaceReference } from '@dtaas/model';
import type { PlaceKind } from '../kind.ts';
import { openSshPlace } from './place.ts';
import { sshWorkspaceType } from './resource.ts';
import { sshSettings } from './target.ts';

const type = 'dtaas:ssh:Workspace';

export const sshKind: PlaceKind = {
  name: 'ssh',
  description: 'Processes on another Linux machine, which is reached with ssh.',
  settings: sshSettings,
  flavours: ['process'],
  images: false,
  hasRunner: true,
  resourcesOf: ({ twin, place }) => ({
    workspace: { type, inputs: { twin, spec: workspaceReference, ...place.settings } },
  }),
  provider: (stopped) => ({ [type]: sshWorkspaceType(stopped) }),
  open: openSshPlace,
};
