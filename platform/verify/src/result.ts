import type { Isolation } from '@dtaas/sandbox';

/**
 * - `passed`: its tests ran and passed;
 * - `remembered`: they passed before, and nothing they depend on has changed;
 * - `failed`: they ran and failed, or their environment couldn't be built;
 * - `blocked`: something it uses isn't verified, so they didn't run;
 * - `untested`: it names no test, so there is nothing to verify;
 * - `cancelled`: stopped before they ended.
 */
export type Outcome = 'passed' | 'remembered' | 'failed' | 'blocked' | 'untested' | 'cancelled';

/** The result of one asset. */
export interface AssetResult {
  readonly asset: string;
  readonly version: string;
  /** Verification digest. */
  readonly digest: string;
  readonly outcome: Outcome;
  /** A sentence. */
  readonly reason?: string;
  readonly durationMs?: number;
  /** The output of failed tests, at most 1 MiB. */
  readonly output?: string;
  /** The file with that output. */
  readonly log?: string;
  /** Whether the outcome is remembered in git. */
  readonly recorded: boolean;
  readonly weak: boolean;
}

/** The result of a call. */
export interface VerifyReport {
  readonly results: readonly AssetResult[];
  /** The sandbox. Absent if no test had to run. */
  readonly isolation?: Isolation;
  /** Remarks for people: a weak sandbox, files that aren't committed. */
  readonly remarks: readonly string[];
}

/** True if the asset may be used. */
export function isVerified(outcome: Outcome): boolean {
  return outcome === 'passed' || outcome === 'remembered' || outcome === 'untested';
}
