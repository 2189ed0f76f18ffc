import type { AssetResult } from '@dtaas/model';
import type { Isolation } from '@dtaas/sandbox';
import { type Records, recordState } from './records.ts';
import type { Subject } from './subject.ts';

/**
 * - `passed`: its tests ran and passed;
 * - `remembered`: its tests passed before, and nothing that they depend on has changed;
 * - `failed`: its tests ran and failed, or their environment couldn't be built;
 * - `blocked`: an asset that it uses isn't verified, so its tests didn't run;
 * - `untested`: its `asset.yaml` names no test, so there is nothing to verify;
 * - `cancelled`: the call was stopped before its tests ended.
 */
export type Outcome = AssetResult['outcome'];

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

export function resultOf(
  { reference, version, digest }: Pick<Subject, 'reference' | 'version' | 'digest'>,
  outcome: Outcome,
  details: Partial<AssetResult> = {},
): AssetResult {
  return { asset: reference, version, digest, outcome, recorded: false, weak: false, ...details };
}

/** The result of an asset that has a record. */
export function remembered(subject: Subject, records: Records): AssetResult {
  return resultOf(subject, 'remembered', { recorded: true, weak: recordState(records, subject) === 'weak' });
}

/** The result of an asset that can't be tested or has no test. */
export function withoutRun(subject: Subject): AssetResult {
  if (subject.obstacle)
    return resultOf(subject, 'failed', { reason: `It can't be verified: ${subject.obstacle}.` });
  const reason = 'Its asset.yaml names no test, so there is nothing to verify.';
  return resultOf(subject, 'untested', { reason });
}

/** The result of an asset whose asset.yaml can't be used. */
export function unreadable(reference: string): AssetResult {
  const reason = 'Its asset.yaml has problems; "dtaas check" says which.';
  return resultOf({ reference, version: '', digest: '' }, 'failed', { reason });
}
