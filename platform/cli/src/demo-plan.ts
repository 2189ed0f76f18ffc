import type { TwinStatus } from '@dtaas/deploy';

/** What a demonstration shows, and for how long. */
export interface DemoPlan {
  /** Said first, in a sentence. */
  readonly opening: string;
  /** How long the twin is watched after its deployment; `undefined`: not at all. */
  readonly livingSeconds: number | undefined;
  /** How long it is watched after its restore. */
  readonly restoredSeconds: number;
}

/** Somebody who runs the demonstration again has seen the twin live. */
const first = 20;
const again = 5;

/**
 * @param before how the twin is when the demonstration begins
 * @param asked seconds that somebody asked for
 */
export function planDemo(
  before: Pick<TwinStatus, 'twin' | 'sync' | 'health' | 'overrides' | 'deployed'>,
  asked?: number,
): DemoPlan {
  const { twin, sync, health, overrides, deployed } = before;
  const isUnchanged = sync === 'Synced' && health === 'Healthy' && overrides.emulate !== undefined;
  if (isUnchanged && asked === undefined) {
    return {
      opening:
        `${twin} runs already, and nothing has changed since its deployment: it is saved, killed and restored, ` +
        `then watched for ${again} s. To watch longer: --seconds ${first}`,
      livingSeconds: undefined,
      restoredSeconds: again,
    };
  }
  const seconds = asked ?? first;
  const state = isUnchanged
    ? 'runs already, and nothing has changed since its deployment'
    : deployed === undefined
      ? 'is not deployed yet'
      : `was deployed before (now ${sync}, ${health})`;
  return {
    opening: `${twin} ${state}: it is checked, tested, deployed, watched for ${seconds} s, saved, killed and restored.`,
    livingSeconds: seconds,
    restoredSeconds: Math.min(again, seconds),
  };
}
