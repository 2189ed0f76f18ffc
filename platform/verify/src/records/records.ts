import { type JsonObject, platformVersion } from '@dtaas/model';
import type { Isolation } from '@dtaas/sandbox';
import { type Subject, verifier } from '../subject.ts';

/** Names of the records that git has: `readRecordNames` of the repository. */
export type Records = ReadonlySet<string>;

/** A strong and a weak verification of one digest are two records, since a record never changes. */
function recordName(digest: string, strong: boolean): string {
  return strong ? digest : `${digest}.weak`;
}

/** `weak`: git has only a record of a weak sandbox, which doesn't count everywhere. */
export function recordState(records: Records, subject: Subject): 'strong' | 'weak' | 'missing' {
  const digests = subject.kind === 'asset' ? [subject.digest, subject.formerDigest] : [subject.digest];
  const has = (strong: boolean) => digests.some((digest) => records.has(recordName(digest, strong)));
  return has(true) ? 'strong' : has(false) ? 'weak' : 'missing';
}

/** The name and the content of the record of a verification that passed. A record never changes. */
export function recordOf(
  subject: Subject,
  run: { durationMs: number; commit: string; isolation: Isolation; at: Date },
): [name: string, record: JsonObject] {
  const { mode, limits, strong } = run.isolation;
  const subjectFields =
    subject.kind === 'asset'
      ? { asset: subject.reference, version: subject.version, content: subject.asset.digest }
      : { twin: subject.name, version: subject.version, platform: platformVersion };
  const record = {
    digest: subject.digest,
    ...subjectFields,
    uses: Object.fromEntries(Object.entries(subject.uses).map(([use, used]) => [use, used.digest])),
    verifier,
    commit: run.commit,
    at: run.at.toISOString(),
    durationMs: Math.round(run.durationMs),
    isolation: { mode, limits, strong },
    ranOn: { os: process.platform, arch: process.arch, node: process.versions.node },
  };
  return [recordName(subject.digest, strong), record];
}
