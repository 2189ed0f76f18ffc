import { type Checkpoint, readCheckpoint, tableOf } from '@dtaas/engine';
import type { JsonObject } from '@dtaas/model';
import { resourceKinds } from '@dtaas/places';

/** The bytes of `stack.json`; `undefined` for a stack that was never there. */
export function stackBytes(checkpoint: Checkpoint | undefined): string | undefined {
  return checkpoint && `${JSON.stringify(checkpoint, null, 1)}\n`;
}

/** Refuses a `stack.json` that lists what is not this twin's: following it would reach for what isn't ours. */
export function checkStack(stack: JsonObject, home: string, twin: string): void {
  readCheckpoint(stack, tableOf(resourceKinds), { home, instance: twin });
}
