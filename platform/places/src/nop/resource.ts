import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '@dtaas/model';
import type { ResourceType } from '../plugin/resource-type.ts';

/**
 * A resource that isn't anything, to measure and try the engine with. Inputs are anything; two mean something:
 * `delayMs` is how long creating takes, `fail` the message with which it fails.
 */
export function nop(stopped: AbortSignal): ResourceType {
  return {
    check: () => [],
    diff: (existing, desired) => ({ changed: differing(existing, desired), replace: false }),
    async create(name, inputs) {
      await act(inputs, stopped);
      return { id: name, outputs: inputs };
    },
    read: (_id, known) => Promise.resolve(known),
    async update(_id, _existing, desired) {
      await act(desired, stopped);
      return desired;
    },
    delete: () => Promise.resolve(),
  };
}

async function act({ delayMs, fail }: JsonObject, signal: AbortSignal): Promise<void> {
  if (typeof delayMs === 'number') await sleep(delayMs, undefined, { signal });
  if (typeof fail === 'string') throw new Error(fail);
}

function differing(a: JsonObject, b: JsonObject): string[] {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key])).sort();
}
