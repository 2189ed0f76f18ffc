import type { RecordedStatus } from '@dtaas/model';

/**
 * When a run that doesn't name the twin tries again what has failed: at once after the first two failures, then
 * after 1, 2, 4 … minutes, 60 at most. Another desired state is tried at once.
 *
 * @returns the time before which it isn't tried, or `undefined`
 */
export function notBefore(recorded: RecordedStatus | undefined, desired: string): Date | undefined {
  const failure = recorded?.failure;
  if (!failure || failure.desired !== desired || failure.attempts <= 2) return undefined;
  const minutes = Math.min(2 ** (failure.attempts - 3), 60);
  return new Date(Date.parse(failure.at) + minutes * 60_000);
}
