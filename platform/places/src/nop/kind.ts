import { setTimeout as sleep } from 'node:timers/promises';
import type { ResourceKind } from '@dtaas/engine';
import { canonicalJson, type JsonObject, workspaceReference } from '@dtaas/model';
import type { PlaceKind, ResourceType } from '../kind.ts';
import type { Place } from '../place.ts';

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

/** A place in which nothing runs, to try and measure the engine. */
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
  open: (): Place => ({
    judge: async () => ({ remarks: [] }),
    stage: async () => {},
    observe: async () => new Map(),
    observeOne: async () => undefined,
    channel: nothingRuns,
    stop: async () => {},
    leftRing: () => ({ pending: async () => [], fetch: nothingRuns, ack: async () => {} }),
    leftLogs: async () => ({ components: [], lines: [] }),
    remove: async () => {},
  }),
};

async function nothingRuns(): Promise<never> {
  throw new Error(
    'its place is of the kind nop, which starts no runner. Name another place under infrastructure in twin.yaml.',
  );
}

/**
 * A resource that isn't anything. Two of its inputs have a meaning: `delayMs` is how long creating and updating take, `fail` the
 * message with which they fail.
 */
function nop(stopped: AbortSignal): ResourceType {
  const act = async (inputs: JsonObject): Promise<JsonObject> => {
    const { delayMs, fail } = inputs;
    if (typeof delayMs === 'number') await sleep(delayMs, undefined, { signal: stopped });
    if (typeof fail === 'string') throw new Error(fail);
    return inputs;
  };
  return {
    check: () => [],
    diff: (existing, desired) => ({
      changes: canonicalJson(existing) !== canonicalJson(desired),
      replaces: [],
    }),
    create: async (name, inputs) => ({ id: name, outputs: await act(inputs) }),
    read: async (_id, known) => known,
    update: (_id, _existing, desired) => act(desired),
    delete: async () => {},
  };
}
