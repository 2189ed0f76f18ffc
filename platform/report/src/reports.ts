import type {
  BiographyEntry,
  Outcome,
  Problem,
  ReportedError,
  SnapshotListed,
  TwinPlan,
  TwinStatus,
} from '@dtaas/model';
import type { VerifyReport } from '@dtaas/verify';

/** The fields of each kind of report that people read. `platform/model/schemas/reports.schema.json` has all kinds. */
interface Bodies {
  readonly PlanReport: {
    /** The commit that was planned; null for the files of the work tree. */
    readonly commit: string | null;
    /** What `dtaas deploy --plan` takes. */
    readonly digest: string;
    /** The command that deploys exactly this plan: its twins, its options and its digest. */
    readonly deploy: string;
    readonly twins: readonly TwinPlan[];
  };
  readonly DeployReport: { readonly commit: string; readonly twins: readonly Outcome[] };
  /** What an operator's command did: save, restore, restart, suspend, resume or terminate. */
  readonly OperationReport: { readonly twins: readonly Outcome[] };
  readonly StatusReport: { readonly twins: readonly TwinStatus[] };
  /** Newest event first. */
  readonly BiographyReport: { readonly twin: string; readonly events: readonly BiographyEntry[] };
  readonly SnapshotsReport: { readonly twin: string; readonly snapshots: readonly SnapshotListed[] };
  readonly CheckReport: { readonly problems: readonly Problem[] };
  readonly VerificationReport: VerifyReport;
  readonly ErrorReport: { readonly error: ReportedError };
}

type Kind = keyof Bodies;

/** What happened or would happen, as a value: `--format json` prints it, and `render` makes it readable. */
export type Report<K extends Kind = Kind> = {
  [kind in K]: { readonly apiVersion: 'dtaas/v1'; readonly kind: kind } & Bodies[kind];
}[K];

export function reportOf<K extends Kind>(kind: K, body: Bodies[K]): Report<K> {
  return envelope(kind, body) as Report<K>;
}

/** An answer in JSON, with the version of its format. */
export function envelope<K extends string>(kind: K, body: object) {
  return { apiVersion: 'dtaas/v1' as const, kind, ...body };
}
