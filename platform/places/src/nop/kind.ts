import { workspaceReference } from '@dtaas/model';
import type { PlaceKind } from '../kind.ts';
import { openNopPlace } from './place.ts';
import { nop } from './resource.ts';

const type = 'dtaas:nop:Resource';

export const nopKind: PlaceKind = {
  name: 'nop',
  description: 'Nothing is made, for trying things out.',
  settings: { type: 'object', additionalProperties: false },
  flavours: ['process', 'container', 'desktop', 'shared-vm', 'dedicated-vm'],
  images: true,
  hasRunner: false,
  resourcesOf: ({ twin }) => ({ workspace: { type, inputs: { twin, spec: workspaceReference } } }),
  provider: (stopped) => ({ [type]: nop(stopped) }),
  open: openNopPlace,
};
