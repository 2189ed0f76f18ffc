import { hasRecord, type Records } from './records.ts';
import type { AssetResult } from './result.ts';
import type { Subject } from './subject.ts';

export function about(subject: Subject): Pick<AssetResult, 'asset' | 'version' | 'digest'> {
  return { asset: subject.reference, version: subject.version, digest: subject.digest };
}

/** The result of an asset that has a record. */
export function remembered(subject: Subject, records: Records): AssetResult {
  const weak = !hasRecord(records, subject, true);
  return { ...about(subject), outcome: 'remembered', recorded: true, weak };
}

/** The result of an asset that can't be tested or has no test. */
export function withoutRun(subject: Subject): AssetResult {
  const base = { ...about(subject), recorded: false, weak: false };
  if (subject.obstacle) {
    return { ...base, outcome: 'failed', reason: `It can't be verified: ${subject.obstacle}.` };
  }
  return {
    ...base,
    outcome: 'untested',
    reason: 'Its asset.yaml names no test, so there is nothing to verify.',
  };
}

/** The result of an asset whose asset.yaml can't be used. */
export function unreadable(reference: string): AssetResult {
  return {
    asset: reference,
    version: '',
    digest: '',
    outcome: 'failed',
    reason: 'Its asset.yaml has problems; "dtaas check" says which.',
    recorded: false,
    weak: false,
  };
}
