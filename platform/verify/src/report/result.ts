import type { AssetResult, Reports, TwinResult } from '@dtaas/model';
import type { Isolation } from '@dtaas/sandbox';
import { type Records, recordState } from '../records/records.ts';
import type { Subject } from '../subject.ts';

/**
 * - `passed`: its tests ran and passed;
 * - `remembered`: its tests passed before, and nothing that they depend on has changed;
 * - `failed`: its tests ran and failed, or their environment couldn't be built;
 * - `blocked`: an asset that it uses isn't verified, so its tests didn't run;
 * - `untested`: its `asset.yaml` or `twin.yaml` names no test, so there is nothing to verify;
 * - `cancelled`: the call was stopped before its tests ended.
 */
export type Outcome = AssetResult['outcome'];

/** The result of an asset or a twin. */
export type Result = AssetResult | TwinResult;

/** The result of a call. */
export interface VerifyReport {
  readonly results: readonly AssetResult[];
  readonly twins: readonly TwinResult[];
  /** Absent if one call verifies everything. */
  readonly shard?: NonNullable<Reports['VerificationReport']['shard']>;
  /** The sandbox. Absent if no test had to run. */
  readonly isolation?: Isolation;
  /** Remarks for people: a weak sandbox, files that aren't committed. */
  readonly remarks: readonly string[];
}

export function isOfTwin(result: Result): result is TwinResult {
  return 'twin' in result;
}

/** `functions/kalman-filter`, `twins/incubator` */
export function referenceOf(result: Result): string {
  return isOfTwin(result) ? `twins/${result.twin}` : result.asset;
}

type Details = Partial<Omit<AssetResult & TwinResult, 'asset' | 'twin'>>;

/** The reference of a twin begins with `twins/`. */
export function resultOf(
  { reference, version, digest }: Pick<Subject, 'reference' | 'version' | 'digest'>,
  outcome: Outcome,
  details: Details = {},
): Result {
  const [folder, name = ''] = reference.split('/');
  const about = folder === 'twins' ? { twin: name } : { asset: reference };
  return { ...about, version, digest, outcome, recorded: false, weak: false, ...details };
}

/** The result of an asset or a twin that has a record. */
export function remembered(subject: Subject, records: Records): Result {
  return resultOf(subject, 'remembered', { recorded: true, weak: recordState(records, subject) === 'weak' });
}

/** The result of an asset or a twin that can't be tested or has no test. */
export function withoutRun(subject: Subject): Result {
  if (subject.obstacle)
    return resultOf(subject, 'failed', { reason: `It can't be tested: ${subject.obstacle}.` });
  const reason = `Its ${subject.kind}.yaml names no test, so there is nothing to verify.`;
  return resultOf(subject, 'untested', { reason });
}

/** The result of an asset or a twin whose file can't be used. */
export function unreadable(reference: string): Result {
  const file = reference.startsWith('twins/') ? 'twin.yaml' : 'asset.yaml';
  const reason = `Its ${file} has problems. To see them: dtaas check ${file.startsWith('twin') ? reference : `assets/${reference}`}`;
  return resultOf({ reference, version: '', digest: '' }, 'failed', { reason });
}

/** The results of the assets, and those of the twins. */
export function reportOf(results: readonly Result[]): Pick<VerifyReport, 'results' | 'twins'> {
  return {
    results: results.filter((result): result is AssetResult => !isOfTwin(result)),
    twins: results.filter(isOfTwin),
  };
}
