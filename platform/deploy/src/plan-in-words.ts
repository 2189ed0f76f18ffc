import type { Desired } from '@dtaas/model';

/** Stands in until the model tells it in full. */
export function planInWords(before: Desired | undefined, after: Desired): readonly string[] {
  if (!before) return [`${after.twin} ${after.version} is new`];
  return before.version === after.version ? [] : [`version ${before.version} → ${after.version}`];
}
