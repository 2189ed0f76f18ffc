import { workspaceReference } from '@dtaas/model';
import type { PlaceKind } from '../kind.ts';
import { workspaceKind } from '../workspace-kind.ts';
import { openSshPlace } from './place.ts';
import { sshWorkspaceType, whereabouts } from './resource.ts';
import { sshSettings } from './target.ts';

const workspace = workspaceKind('dtaas:ssh:Workspace', [...whereabouts.moving, ...whereabouts.reaching]);

export const sshKind: PlaceKind = {
  name: 'ssh',
  description: 'Processes on another Linux machine, which is reached with ssh.',
  settings: sshSettings,
  flavours: ['process'],
  images: false,
  hasRunner: true,
  resourcesOf: ({ twin, place }) => ({
    workspace: { type: workspace.type, inputs: { twin, spec: workspaceReference, ...place.settings } },
  }),
  resourceKinds: [workspace],
  identity: whereabouts.moving,
  // The keys of whoever deploys.
  variables: ['SSH_AUTH_SOCK'],
  provider: (stopped) => ({ [workspace.type]: sshWorkspaceType(stopped) }),
  open: openSshPlace,
};
