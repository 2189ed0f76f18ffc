import type { ResourceKind } from '@dtaas/engine';
import { workspaceReference } from '@dtaas/model';
import type { PlaceKind } from '../kind.ts';
import { openNopPlace } from './place.ts';
import { nop } from './resource.ts';

const resource: ResourceKind = {
  type: 'dtaas:nop:Resource',
  inputs: 'any',
  providerInputs: [],
  mark: () => ({}),
  isOurs: () => true,
  // Nothing exists that could be found.
  findAgain: 'create-again',
  secretOutputs: [],
  losesData: false,
};

export const nopKind: PlaceKind = {
  name: 'nop',
  description: 'Nothing is made, for trying things out.',
  settings: { type: 'object', additionalProperties: false },
  flavours: ['process', 'container', 'desktop', 'shared-vm', 'dedicated-vm'],
  images: true,
  hasRunner: false,
  resourcesOf: ({ twin }) => ({
    workspace: { type: resource.type, inputs: { twin, spec: workspaceReference } },
  }),
  resourceKinds: [resource],
  provider: (stopped) => ({ [resource.type]: nop(stopped) }),
  open: openNopPlace,
};
