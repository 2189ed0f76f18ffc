import type { Isolation } from '@dtaas/sandbox';

/**
 * - `passed`: its tests ran and passed, now;
 * - `remembered`: they passed before, and nothing they depend on has changed;
 * - `failed`: they ran and failed, or their environment couldn't be built;
 * - `blocked`: something it uses isn't verified, so they didn't run;
 * - `untested`: it names no test, so there is nothing to verify;
 * - `cancelled`: stopped before they ended.
 */
export type Outcome = 'passed' | 'remembered' | 'failed' | 'blocked' | 'untested' | 'cancelled';

/** What came of one asset. */
export interface AssetResult {
  readonly asset: string;
  readonly version: string;
  /** Verification digest. */
  readonly digest: string;
  readonly outcome: Outcome;
  /** In a sentence, where there is something to say. */
  readonly reason?: string;
  readonly durationMs?: number;
  /** What its tests printed, where they failed; within a cap. */
  readonly output?: string;
  /** The file with that output. */
  readonly log?: string;
  /** Whether the outcome is remembered in git. */
  readonly recorded: boolean;
  readonly weak: boolean;
}

/** What came of a call. */
export interface VerifyReport {
  readonly results: readonly AssetResult[];
  /** The sandbox; absent where nothing had to run. */
  readonly isolation?: Isolation;
  /** Remarks for people: a weak sandbox, files that aren't committed. */
  readonly remarks: readonly string[];
}

/** True where nothing stands against using any of the assets. */
export function isVerified(outcome: Outcome): boolean {
  return outcome === 'passed' || outcome === 'remembered' || outcome === 'untested';
}
