import type { JsonObject } from '@dtaas/model';
import type { Isolation } from '@dtaas/sandbox';
import { type Subject, verifier } from './subject.ts';

/** A verification that passed, as it is kept in git. It never changes. */
export interface VerificationRecord extends JsonObject {
  readonly digest: string;
  readonly asset: string;
  readonly version: string;
  /** Content digest of the asset. */
  readonly content: string;
  /** Verification digests of what it uses. */
  readonly uses: Readonly<Record<string, string>>;
  readonly verifier: string;
  readonly commit: string;
  /** ISO 8601. */
  readonly at: string;
  readonly durationMs: number;
  readonly isolation: Pick<Isolation, 'mode' | 'limits' | 'strong'>;
  readonly ranOn: { readonly os: string; readonly arch: string; readonly node: string };
}

/** Which record git has of a verification digest. */
export type RecordState = 'verified' | 'weak' | 'missing';

/** Names of the records that git has: `readRecordNames` of the repository. */
export type Records = ReadonlySet<string>;

/** A strong and a weak verification of the same are two records, since a record never changes. */
export function recordName(digest: string, strong: boolean): string {
  return strong ? digest : `${digest}.weak`;
}

/** A weak record doesn't count where a strong one is asked. */
export function recordState(records: Records, subject: Subject, allowWeak: boolean): RecordState {
  if (hasRecord(records, subject, true)) return 'verified';
  if (!hasRecord(records, subject, false)) return 'missing';
  return allowWeak ? 'verified' : 'weak';
}

export function hasRecord(records: Records, subject: Subject, strong: boolean): boolean {
  return [subject.digest, subject.formerDigest].some((digest) => records.has(recordName(digest, strong)));
}

export function recordOf(
  subject: Subject,
  run: { durationMs: number; commit: string; isolation: Isolation; at: Date },
): VerificationRecord {
  const { mode, limits, strong } = run.isolation;
  return {
    digest: subject.digest,
    asset: subject.reference,
    version: subject.version,
    content: subject.asset.digest,
    uses: Object.fromEntries(Object.entries(subject.uses).map(([use, used]) => [use, used.digest])),
    verifier,
    commit: run.commit,
    at: run.at.toISOString(),
    durationMs: Math.round(run.durationMs),
    isolation: { mode, limits, strong },
    ranOn: { os: process.platform, arch: process.arch, node: process.versions.node },
  };
}
