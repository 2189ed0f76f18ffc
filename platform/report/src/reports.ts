import type { Reports } from '@dtaas/model';

/** The kinds of reports that people read. `platform/model/schemas/reports.schema.json` has all kinds. */
type Kind =
  | 'PlanReport'
  | 'DeployReport'
  | 'MergedReport'
  | 'LockReport'
  | 'OperationReport'
  | 'StatusReport'
  | 'BiographyReport'
  | 'SnapshotsReport'
  | 'CheckReport'
  | 'VerificationReport'
  | 'ListReport'
  | 'AssetReport'
  | 'TwinReport'
  | 'ReviewReport'
  | 'PullRequestReport'
  | 'ErrorReport';

/** What happened or would happen, as a value: `--format json` prints it, and `render` makes it readable. */
export type Report<K extends Kind = Kind> = Reports[K];

export function reportOf<K extends Kind>(kind: K, body: Omit<Reports[K], 'apiVersion' | 'kind'>) {
  return envelope(kind, body) as unknown as Report<K>;
}

/** An answer in JSON, with the version of its format. */
export function envelope<K extends string>(kind: K, body: object) {
  return { apiVersion: 'dtaas/v1' as const, kind, ...body };
}
