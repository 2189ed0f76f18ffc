import { DtaasError } from '@dtaas/model';
import type { Place } from '../place.ts';

/** A place in which nothing runs: the engine makes its resources, and nobody can be asked anything. */
export function openNopPlace(): Place {
  const nothingRuns = async (instance: string): Promise<never> => {
    throw new DtaasError({
      code: 'runner-unreachable',
      message: `Nothing of ${instance} runs: its place is of the kind nop, which starts no runner.`,
      hint: 'Name another place under infrastructure in twin.yaml, then deploy again.',
    });
  };
  return {
    judge: async () => ({ remarks: [] }),
    stage: async () => {},
    observe: async () => new Map(),
    observeOne: async () => undefined,
    channel: nothingRuns,
    stop: async () => {},
    leftovers: async () => ({
      ring: { pending: async () => [], fetch: nothingRuns, ack: async () => {} },
      logs: async () => ({ components: [], read: async () => [] }),
    }),
    remove: async () => {},
  };
}
