import type { Desired } from '@dtaas/model';
import { parseRecorded } from './recorded.ts';
import type { Known } from './situation.ts';
import type { Tip } from './world.ts';

/** Reads what the tip of a biography says. */
export function knownOf(twin: string, tip: Tip | undefined): Known {
  return {
    twin,
    recorded: tip && parseRecorded(tip.status, twin),
    previous: tip?.desired === undefined ? undefined : (JSON.parse(tip.desired) as Desired),
    stack: tip?.stack,
  };
}
