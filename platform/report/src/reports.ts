import type { Reports } from '@dtaas/model';
import type { VerifyReport } from '@dtaas/verify';

type Envelope<K> = { readonly apiVersion: 'dtaas/v1'; readonly kind: K };

/** The kinds of reports that people read. `platform/model/schemas/reports.schema.json` has all kinds. */
interface Readable
  extends Pick<
    Reports,
    | 'PlanReport'
    | 'DeployReport'
    | 'OperationReport'
    | 'StatusReport'
    | 'BiographyReport'
    | 'SnapshotsReport'
    | 'CheckReport'
    | 'ErrorReport'
  > {
  readonly VerificationReport: Envelope<'VerificationReport'> & VerifyReport;
}

/** What happened or would happen, as a value: `--format json` prints it, and `render` makes it readable. */
export type Report<K extends keyof Readable = keyof Readable> = Readable[K];

export function reportOf<K extends keyof Readable>(kind: K, body: Omit<Readable[K], keyof Envelope<K>>) {
  return envelope(kind, body) as unknown as Report<K>;
}

/** An answer in JSON, with the version of its format. */
export function envelope<K extends string>(kind: K, body: object) {
  return { apiVersion: 'dtaas/v1' as const, kind, ...body };
}
