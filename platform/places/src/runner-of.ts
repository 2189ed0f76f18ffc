import { connectRunner, type RunnerClient } from '@dtaas/runner';
import type { Place } from './place.ts';

/** The runner of an instance, whether it answers or not. `patience` ends the waiting for an answer. */
export function runnerOf(place: Place, instance: string, patience?: AbortSignal): RunnerClient {
  const workspace = place.folder?.(instance);
  return connectRunner(() => place.channel(instance), {
    ...(workspace === undefined ? {} : { workspace }),
    ...(patience ? { patience } : {}),
  });
}
