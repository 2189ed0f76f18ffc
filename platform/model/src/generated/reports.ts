// Made by scripts/generate.mjs from schemas/. Change those, then run `npm run generate`.
import type { Json } from '../values/json.ts';

/**
 * Unknown: the twin's place does not answer, or the record cannot be used (error has the reason), or a runner that runs gave no answer in time (reasons)
 */
export type ReportedHealth =
  'Healthy' | 'Completed' | 'Progressing' | 'Degraded' | 'Suspended' | 'Missing' | 'Terminated' | 'Unknown';
/**
 * weak: only without a sandbox. untested: the asset names no test
 */
export type Verified = 'yes' | 'weak' | 'no' | 'untested';

/**
 * The reports, by their kind.
 */
export interface Reports {
  readonly PlanReport: PlanReport;
  readonly MergedReport: MergedReport;
  readonly DeployReport: DeployReport;
  readonly OperationReport: OperationReport;
  readonly StatusReport: StatusReport;
  readonly BiographyReport: BiographyReport;
  readonly SnapshotsReport: SnapshotsReport;
  readonly LogsReport: LogsReport;
  readonly RunReport: RunReport;
  readonly PageReport: PageReport;
  readonly OpenReport: OpenReport;
  readonly AffectedReport: AffectedReport;
  readonly CheckReport: CheckReport;
  readonly ExplanationReport: ExplanationReport;
  readonly ExplanationsReport: ExplanationsReport;
  readonly VerificationReport: VerificationReport;
  readonly LockReport: LockReport;
  readonly PublishReport: PublishReport;
  readonly CodeownersReport: CodeownersReport;
  readonly DueReport: DueReport;
  readonly AnswerReport: AnswerReport;
  readonly CommentReport: CommentReport;
  readonly ProposeReport: ProposeReport;
  readonly ProtectReport: ProtectReport;
  readonly InitReport: InitReport;
  readonly MergeReport: MergeReport;
  readonly RevertReport: RevertReport;
  readonly FetchReport: FetchReport;
  readonly PullRequestReport: PullRequestReport;
  readonly TypesReport: TypesReport;
  readonly NewReport: NewReport;
  readonly ImagesReport: ImagesReport;
  readonly ImagePushReport: ImagePushReport;
  readonly DoctorReport: DoctorReport;
  readonly EngineReport: EngineReport;
  readonly ListReport: ListReport;
  readonly AssetReport: AssetReport;
  readonly TwinReport: TwinReport;
  readonly ReviewReport: ReviewReport;
  readonly ErrorReport: ErrorReport;
}
export interface PlanReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'PlanReport';
  /**
   * null for the files of the work tree
   */
  readonly commit: string | null;
  /**
   * the branch or commit that `commit` would be merged into: the plan is of that merge, and of the twins that it affects
   */
  readonly into?: string;
  /**
   * what dtaas deploy --plan takes: <desired>-<recorded to exist>-<version of the platform>
   */
  readonly digest: string;
  /**
   * the command that deploys exactly this plan
   */
  readonly deploy: string;
  /**
   * neither a place nor Pulumi was asked: the plan assumes that each twin runs as this clone recorded it
   */
  readonly offline?: true;
  /**
   * the locks of twins that are missing in `commit` or do not fit its files, as `dtaas lock` would write them
   */
  readonly locks?: readonly {
    readonly twin: string;
    readonly file: string;
    readonly text: string;
  }[];
  readonly cost?: PlanCost;
  readonly twins: readonly TwinPlan[];
}
export interface PlanCost {
  readonly before: Cost;
  readonly after: Cost;
  /**
   * the use of each quota that counts a twin, and of those of the platform
   */
  readonly quotas: readonly QuotaUse[];
}
export interface Cost {
  /**
   * the number of twins that run
   */
  readonly twins: number;
  /**
   * processors
   */
  readonly cpu: number;
  /**
   * bytes
   */
  readonly memory: number;
  /**
   * bytes; the largest size of the components' states together
   */
  readonly disk: number;
  readonly containers: number;
  /**
   * the components that are started, and the runner of each twin
   */
  readonly processes: number;
}
export interface QuotaUse {
  readonly scope: 'platform' | 'owner' | 'place';
  /**
   * the owner or the place; absent for the platform, and for all twins without owners together
   */
  readonly name?: string;
  readonly resource: 'twins' | 'cpu' | 'memory' | 'disk' | 'containers';
  readonly before: number;
  readonly after: number;
  readonly limit: number;
}
export interface TwinPlan {
  readonly twin: string;
  readonly verdict: 'nothing' | 'act' | 'confirm' | 'kept' | 'refused';
  /**
   * what is created, changed, replaced or deleted, in the twin's words
   */
  readonly changes: readonly PlanChange[];
  /**
   * what becomes of the state of each component; absent where the twin doesn't start from a state
   */
  readonly states?: readonly ComponentState[];
  /**
   * what is done for the twin, in order
   */
  readonly steps: readonly string[];
  /**
   * the digest of a plan of this twin alone; absent for a twin that only a place knows of
   */
  readonly digest?: string;
  /**
   * sha256 of the desired.json that would be deployed
   */
  readonly desired?: string;
  /**
   * the assets that the error asset-unverified is about
   */
  readonly unverified?: readonly {
    readonly asset: string;
    readonly version: string;
  }[];
  /**
   * in Pulumi's words
   */
  readonly engine?: readonly EngineChange[];
  readonly cost?: CostChange;
  readonly remarks: readonly string[];
  /**
   * why the twin would be refused
   */
  readonly errors: readonly ReportedError[];
}
export interface PlanChange {
  readonly action: 'add' | 'change' | 'remove';
  /**
   * twin, component, parameter, clock ...
   */
  readonly subject: string;
  /**
   * estimator, estimator.noise ...; absent for the twin's own changes
   */
  readonly name?: string;
  /**
   * a line for people
   */
  readonly words: string;
}
export interface ComponentState {
  readonly component: string;
  /**
   * kept: the component continues from its state. new: the component has no state yet. replaced: another asset or major version begins without the state. removed: the component and its state leave the twin
   */
  readonly state: 'kept' | 'new' | 'replaced' | 'removed';
  /**
   * a line for people
   */
  readonly words: string;
}
export interface EngineChange {
  readonly op: string;
  readonly type: string;
  readonly name: string;
  /**
   * the resource is replaced or deleted, and its data is lost
   */
  readonly losesData?: true;
}
export interface CostChange {
  readonly before: Cost;
  readonly after: Cost;
}
export interface ReportedError {
  /**
   * explained by dtaas explain <code>
   */
  readonly code: string;
  readonly message: string;
  /**
   * what to do next
   */
  readonly hint: string;
  readonly where?: Position;
  readonly problems?: readonly Problem[];
}
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /**
   * explained by dtaas explain <code>
   */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /**
   * what to do next
   */
  readonly hint: string;
}
export interface MergedReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'MergedReport';
  /**
   * the newest commit of main
   */
  readonly commit: string;
  readonly twins: readonly MergedTwin[];
}
export interface MergedTwin {
  readonly twin: string;
  /**
   * reviewed: the plan is that of the pull request. approved: somebody approved the plan after the merge. moved: main or the world has changed since the review. unreviewed: no pull request brought the change. repair: the configuration is the one that was deployed last
   */
  readonly basis: 'reviewed' | 'approved' | 'moved' | 'unreviewed' | 'repair';
  /**
   * the digest of the plan
   */
  readonly digest: string;
  /**
   * the pull request that changed the twin last
   */
  readonly pullRequest?: number;
  /**
   * the plan loses something that nobody has approved
   */
  readonly waits?: boolean;
  readonly plan: TwinPlan;
  readonly outcome?: Outcome;
}
export interface Outcome {
  readonly twin: string;
  /**
   * unchanged: nothing was to do. done: event says what happened. failed: recorded, the next run tries again. refused: nothing was begun. confirm: the twin would be deleted, which needs a yes. kept: the twin's own configuration forbids deleting it. waiting: recent attempts failed, a later run tries again. interrupted: the next run completes it
   */
  readonly outcome: 'unchanged' | 'done' | 'failed' | 'refused' | 'confirm' | 'kept' | 'waiting' | 'interrupted';
  readonly event?: string;
  readonly health?: ReportedHealth;
  /**
   * why the twin is not healthy
   */
  readonly reasons?: readonly string[];
  /**
   * what changed, in the twin's words
   */
  readonly changes?: readonly PlanChange[];
  /**
   * snapshots that became commits
   */
  readonly saved?: readonly string[];
  readonly restore?: Restore;
  readonly remarks?: readonly string[];
  readonly error?: ReportedError;
  readonly unpushed?: ReportedError;
}
export interface Restore {
  readonly outcome: 'restored' | 'partial' | 'failed';
  /**
   * the name of the snapshot
   */
  readonly from: string;
  readonly clock?: ClockTime;
  /**
   * components without their saved state
   */
  readonly lost?: readonly string[];
  readonly details: readonly string[];
}
export interface ClockTime {
  readonly step?: number;
  /**
   * seconds since 1970
   */
  readonly t: number;
}
export interface DeployReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'DeployReport';
  readonly commit: string;
  readonly twins: readonly Outcome[];
}
export interface OperationReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'OperationReport';
  readonly twins: readonly Outcome[];
}
export interface StatusReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'StatusReport';
  readonly twins: readonly TwinStatus[];
}
export interface TwinStatus {
  readonly twin: string;
  readonly title?: string;
  /**
   * whether values flow by themselves between the twin and its physical twin: not at all, one way, both ways
   */
  readonly level?: 'digital model' | 'digital shadow' | 'digital twin';
  /**
   * the twin's place, if that is not the default place
   */
  readonly place?: string;
  /**
   * whether the deployed state is the desired state
   */
  readonly sync: 'Synced' | 'OutOfSync' | 'Unknown';
  readonly health: ReportedHealth;
  readonly reasons: readonly string[];
  /**
   * git: what the commit desires; now: what holds with the operators' overrides
   */
  readonly desired: {
    readonly git?: string;
    readonly now?: string;
  };
  readonly overrides: {
    readonly emulate?: {
      readonly actor: string;
      /**
       * ISO 8601, UTC
       */
      readonly at: string;
      readonly reason?: string;
      /**
       * ISO 8601, UTC
       */
      readonly until?: string;
      /**
       * sha256, hexadecimal
       */
      readonly basis: string;
      readonly clock?: 'wall';
    };
    readonly desired?: {
      readonly actor: string;
      /**
       * ISO 8601, UTC
       */
      readonly at: string;
      readonly reason?: string;
      /**
       * ISO 8601, UTC
       */
      readonly until?: string;
      /**
       * sha256, hexadecimal
       */
      readonly basis: string;
      readonly to: 'suspended' | 'terminated';
      /**
       * what in the twin's lifecycle suspended it; absent: an operator asked
       */
      readonly by?: 'schedule' | 'idle';
    };
    /**
     * runs although its schedule or idleness would suspend it
     */
    readonly running?: {
      readonly actor: string;
      /**
       * ISO 8601, UTC
       */
      readonly at: string;
      /**
       * sha256, hexadecimal
       */
      readonly basis: string;
      /**
       * ISO 8601, UTC
       */
      readonly until: string;
    };
  };
  /**
   * the next change that nobody has to ask for; dtaas deploy or dtaas tick applies it
   */
  readonly next?: {
    /**
     * ISO 8601, UTC; a past time is due
     */
    readonly at: string;
    readonly to: 'running' | 'suspended';
    /**
     * lifecycle.schedule, lifecycle.idle, or the end of an operator's request
     */
    readonly by: 'schedule' | 'idle' | 'until';
  };
  /**
   * what the twin takes when it runs, and doesn't take while it is suspended
   */
  readonly freed?: {
    /**
     * processors
     */
    readonly cpu?: number;
    readonly memoryBytes?: number;
    readonly diskBytes?: number;
    readonly containers?: number;
  };
  readonly wish?: {
    readonly restore: string;
    readonly kind: 'restore' | 'resume';
    readonly actor: string;
    /**
     * ISO 8601, UTC
     */
    readonly at: string;
  };
  readonly deployed?: {
    readonly commit: string;
    /**
     * sha256, hexadecimal
     */
    readonly desired: string;
    /**
     * sha256, hexadecimal
     */
    readonly basis: string;
    /**
     * ISO 8601, UTC
     */
    readonly at: string;
    /**
     * the owners of the twin at that commit; absent where none are known
     */
    readonly owners?: readonly string[];
  };
  readonly snapshot?: string;
  /**
   * snapshots that are not commits yet
   */
  readonly waiting: number;
  /**
   * ISO 8601, UTC
   */
  readonly lastSave?: string;
  /**
   * version of its runner
   */
  readonly platform?: string;
  readonly clock?: {
    readonly mode: 'wall' | 'lockstep';
    readonly step?: number;
    readonly t: number;
    readonly speed?: number | 'max';
    readonly behind?: number;
    readonly again?: number;
    readonly end?: number;
  };
  readonly isolation?: {
    /**
     * bubblewrap, none, or what the place isolates the twin with
     */
    readonly mode: string;
    readonly network: 'enforced' | 'open';
    readonly remarks: readonly string[];
  };
  readonly restore?: Restore;
  readonly components?: {
    readonly [k: string]: {
      readonly state: 'starting' | 'running' | 'backoff' | 'failed' | 'stopped' | 'done';
      readonly pid?: number;
      readonly restarts: number;
      readonly reason?: string;
      readonly gaps?: readonly {
        readonly from: number;
        readonly to: number;
      }[];
    };
  };
  readonly values?: {
    readonly [k: string]: PortValue;
  };
  readonly refused?: {
    readonly [k: string]: {
      readonly count: number;
      readonly last: string;
      /**
       * ISO 8601, UTC
       */
      readonly at: string;
    };
  };
  /**
   * the exposed endpoints, by the twin's names for them
   */
  readonly exposed?: {
    readonly [k: string]: {
      readonly component: string;
      readonly endpoint: string;
      /**
       * an IP address of the machine that has the workspace
       */
      readonly address: string;
      readonly port?: number;
      /**
       * on the machine that has the workspace; absent until a port was picked
       */
      readonly url?: string;
      readonly isOpen: boolean;
      /**
       * why the port isn't open, or why a connection to it was closed
       */
      readonly reason?: string;
    };
  };
  /**
   * ISO 8601, UTC
   */
  readonly secretsSince?: string;
  /**
   * the failed runs since the last success
   */
  readonly failure?: {
    readonly attempts: number;
    /**
     * ISO 8601, UTC
     */
    readonly at: string;
    readonly code: string;
    readonly message: string;
  };
  readonly physicalTwin?: {
    readonly mode: 'control' | 'shadow';
    readonly withheld?: string;
    readonly commands: {
      readonly [k: string]: PortValue;
    };
  };
  readonly remarks: readonly string[];
  readonly error?: ReportedError;
}
export interface PortValue {
  readonly value: Json;
  /**
   * UCUM code
   */
  readonly unit?: string;
  /**
   * seconds since 1970
   */
  readonly t: number;
  /**
   * seconds
   */
  readonly age?: number;
  /**
   * of a port of events or commands: how many came since the runner started
   */
  readonly count?: number;
  readonly sent?: boolean;
}
export interface BiographyReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'BiographyReport';
  readonly twin: string;
  /**
   * newest first
   */
  readonly events: readonly BiographyEntry[];
}
export interface BiographyEntry {
  /**
   * the commit on state/<twin>
   */
  readonly id: string;
  /**
   * ISO 8601, UTC
   */
  readonly at: string;
  readonly event: string;
  readonly subject: string;
  readonly body: string;
  readonly trailers: {
    readonly [k: string]: string;
  };
}
export interface SnapshotsReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'SnapshotsReport';
  readonly twin: string;
  /**
   * newest first
   */
  readonly snapshots: readonly SnapshotListed[];
}
export interface SnapshotListed {
  readonly name: string;
  /**
   * ISO 8601, UTC
   */
  readonly takenAt: string;
  /**
   * the twin continues from here: what `latest` means
   */
  readonly current: boolean;
  /**
   * the snapshot can't be read any more
   */
  readonly damaged?: boolean;
}
export interface LogsReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'LogsReport';
  readonly twin: string;
  /**
   * oldest first
   */
  readonly lines: readonly {
    readonly component: string;
    /**
     * ISO 8601, UTC
     */
    readonly at: string;
    readonly text: string;
  }[];
  /**
   * the runner is gone and left these
   */
  readonly left?: boolean;
}
export interface RunReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'RunReport';
  /**
   * the results, with run.json and log.txt
   */
  readonly folder: string;
  readonly outcome: 'done' | 'failed' | 'stopped';
  readonly durationMs?: number;
  /**
   * how many ended how
   */
  readonly cases: {
    readonly done: number;
    readonly failed: number;
    readonly unfinished: number;
  };
  readonly failed: readonly {
    readonly case: number;
    readonly name?: string;
    readonly reason?: string;
  }[];
  /**
   * with --again: the output files that differ from those of the earlier run
   */
  readonly differences?: readonly {
    readonly case: number;
    readonly path?: string;
    readonly how: 'changed' | 'missing' | 'new' | 'outcome';
  }[];
}
export interface PageReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'PageReport';
  readonly twin: string;
  /**
   * works once, until the command ends
   */
  readonly url: string;
}
export interface OpenReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'OpenReport';
  readonly twin: string;
  readonly component: string;
  readonly endpoint: string;
  readonly url: string;
  /**
   * the twin exposes the endpoint on this machine; otherwise the URL works until the command ends
   */
  readonly isExposed: boolean;
}
export interface AffectedReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'AffectedReport';
  readonly since: string;
  readonly twins: readonly string[];
}
export interface CheckReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'CheckReport';
  readonly problems: readonly Problem[];
}
export interface ExplanationReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'ExplanationReport';
  readonly code: string;
  readonly title: string;
  readonly why: string;
  readonly remedy?: string;
  readonly bad?: {
    readonly files: {
      readonly [k: string]: string;
    };
  };
  readonly good?: {
    readonly files: {
      readonly [k: string]: string;
    };
  };
}
export interface ExplanationsReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'ExplanationsReport';
  readonly explanations: readonly Explanation[];
  readonly errors: readonly Explanation[];
}
export interface Explanation {
  readonly code: string;
  readonly title: string;
  readonly why: string;
  readonly remedy?: string;
  readonly bad?: {
    readonly files: {
      readonly [k: string]: string;
    };
  };
  readonly good?: {
    readonly files: {
      readonly [k: string]: string;
    };
  };
}
export interface VerificationReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'VerificationReport';
  readonly results: readonly AssetResult[];
  /**
   * the tests of twins; absent before 0.3
   */
  readonly twins?: readonly TwinResult[];
  /**
   * with --shard: the part of the assets and twins that was verified
   */
  readonly shard?: {
    /**
     * from 1
     */
    readonly number: number;
    /**
     * the number of shards
     */
    readonly of: number;
    /**
     * digest of who verifies what; shards with another one don't belong together
     */
    readonly split: string;
  };
  readonly isolation?: {
    readonly mode: string;
    readonly limits: string;
    readonly strong: boolean;
    readonly remarks: readonly string[];
  };
  readonly remarks: readonly string[];
}
export interface AssetResult {
  readonly asset: string;
  readonly version: string;
  /**
   * verification digest
   */
  readonly digest: string;
  readonly outcome: 'passed' | 'remembered' | 'failed' | 'blocked' | 'untested' | 'cancelled';
  /**
   * a sentence
   */
  readonly reason?: string;
  readonly durationMs?: number;
  /**
   * the output of failed tests, at most 1 MiB
   */
  readonly output?: string;
  /**
   * the file with that output
   */
  readonly log?: string;
  /**
   * whether the outcome is remembered in git
   */
  readonly recorded: boolean;
  readonly weak: boolean;
}
export interface TwinResult {
  readonly twin: string;
  readonly version: string;
  /**
   * verification digest; empty for a twin without a test
   */
  readonly digest: string;
  readonly outcome: 'passed' | 'remembered' | 'failed' | 'blocked' | 'untested' | 'cancelled';
  /**
   * a sentence
   */
  readonly reason?: string;
  readonly expectations?: readonly ExpectationResult[];
  readonly durationMs?: number;
  /**
   * what a component or a judge printed, at most 1 MiB
   */
  readonly output?: string;
  /**
   * the file with that output
   */
  readonly log?: string;
  /**
   * the file with the values of the run, as CSV
   */
  readonly recording?: string;
  /**
   * whether the outcome is remembered in git
   */
  readonly recorded: boolean;
  readonly weak: boolean;
}
export interface ExpectationResult {
  readonly name: string;
  readonly met: boolean;
  /**
   * why the expectation is not met
   */
  readonly reason?: string;
  /**
   * simulated seconds since the start of the run, of the value that decided it
   */
  readonly time?: number;
  readonly where: Position;
}
export interface LockReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'LockReport';
  /**
   * the commit that `/dtaas lock` made on the branch of a pull request
   */
  readonly commit?: string;
  readonly twins: readonly {
    readonly twin: string;
    readonly outcome: 'written' | 'unchanged' | 'refused' | 'whole' | 'lacking';
    readonly references: {
      readonly reference: string;
      readonly range: string;
      readonly version?: string;
      /**
       * sha256, hexadecimal
       */
      readonly digestBefore?: string;
      /**
       * sha256, hexadecimal
       */
      readonly digest?: string;
    }[];
  }[];
  readonly unreached: readonly {
    readonly source: string;
    readonly code: string;
    readonly message: string;
    readonly hint: string;
  }[];
}
export interface PublishReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'PublishReport';
  readonly published: readonly {
    readonly reference: string;
    readonly version: string;
    readonly tag: string;
    readonly outcome: 'published' | 'unchanged';
  }[];
}
export interface CodeownersReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'CodeownersReport';
  /**
   * where the file is, or would be
   */
  readonly path: string;
  readonly outcome: 'shown' | 'unchanged' | 'written' | 'stale';
  /**
   * what the file says when it is up to date
   */
  readonly text: string;
}
export interface DueReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'DueReport';
  /**
   * the open pull requests that have to be reviewed, newest first
   */
  readonly pullRequests: readonly {
    readonly number: number;
    /**
     * the head, which the review is of
     */
    readonly commit: string;
  }[];
}
export interface AnswerReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'AnswerReport';
  /**
   * whether the comment commands something that was not answered before
   */
  readonly answered: boolean;
  /**
   * the answer as Markdown; empty where there is none
   */
  readonly text: string;
}
export interface CommentReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'CommentReport';
  /**
   * of the pull request
   */
  readonly number: number;
  readonly comment: {
    readonly id: string;
    readonly url: string;
    readonly author: string;
  };
  /**
   * present if no job answers, so that the command was carried out at once
   */
  readonly answer?: {
    /**
     * Markdown, as it stands in the comment of the answer
     */
    readonly text: string;
    readonly succeeded: boolean;
  };
}
export interface ProposeReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'ProposeReport';
  readonly pullRequest: PullRequest;
}
export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly state: 'open' | 'merged' | 'closed';
  readonly url: string;
  readonly head: PullRequestEnd;
  readonly base: PullRequestEnd;
  readonly mergeCommit?: string;
  /**
   * the account that opened it
   */
  readonly author?: string;
}
export interface PullRequestEnd {
  readonly branch: string;
  readonly commit: string;
}
export interface ProtectReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'ProtectReport';
  readonly repository: string;
  /**
   * what was not protected before
   */
  readonly mended: readonly ProtectionGap[];
  /**
   * what is not protected now
   */
  readonly gaps: readonly ProtectionGap[];
}
export interface ProtectionGap {
  /**
   * a branch, a pattern or a setting
   */
  readonly subject: string;
  readonly problem: string;
  /**
   * where a person has to click; absent if `dtaas protect` mends it
   */
  readonly byHand?: string;
  /**
   * this kind of forge cannot do better, so it is no fault
   */
  readonly isLasting?: true;
}
export interface InitReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'InitReport';
  readonly steps: readonly {
    readonly about: string;
    readonly outcome: 'unchanged' | 'planned' | 'done';
    readonly text: string;
  }[];
  /**
   * what only a person can do
   */
  readonly left: readonly string[];
  /**
   * the commands to run next
   */
  readonly next: readonly string[];
}
export interface MergeReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'MergeReport';
  readonly pullRequest: PullRequest;
}
export interface RevertReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'RevertReport';
  readonly pullRequest: PullRequest;
  /**
   * the number of the pull request that is taken back
   */
  readonly reverts: number;
}
export interface FetchReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'FetchReport';
  /**
   * the twins whose biography is new here, has new events, or has other events than the one of the home
   */
  readonly twins: readonly {
    readonly twin: string;
    readonly what: 'came' | 'moved' | 'diverged';
  }[];
}
export interface PullRequestReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'PullRequestReport';
  readonly pullRequest: PullRequest;
  /**
   * what its author wrote, as Markdown
   */
  readonly text: string;
  /**
   * of the head's commit, by name
   */
  readonly statuses: readonly CommitStatus[];
  /**
   * oldest first
   */
  readonly comments: readonly ConversationComment[];
}
export interface CommitStatus {
  readonly name: string;
  readonly state: 'pending' | 'success' | 'failure' | 'error';
  readonly description: string;
  readonly url?: string;
}
export interface ConversationComment {
  readonly id: string;
  /**
   * an account, which proves nothing
   */
  readonly author: string;
  /**
   * Markdown
   */
  readonly text: string;
  readonly url: string;
  /**
   * ISO 8601 in UTC
   */
  readonly createdAt: string;
  /**
   * ISO 8601 in UTC
   */
  readonly updatedAt: string;
}
export interface TypesReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'TypesReport';
  readonly files: readonly {
    readonly asset: string;
    readonly path: string;
    readonly outcome: 'written' | 'unchanged';
  }[];
}
export interface NewReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'NewReport';
  readonly reference: string;
  readonly directory: string;
  readonly files: readonly string[];
  readonly next: readonly string[];
}
export interface ImagesReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'ImagesReport';
  readonly images: readonly ListedImage[];
  readonly registry?: {
    readonly repository: string;
    readonly tags: readonly {
      readonly tag: string;
      readonly digest: string;
    }[];
  };
}
export interface ListedImage {
  readonly name: string;
  /**
   * of the manifest: a registry knows the image by it
   */
  readonly digest: string;
  /**
   * a Docker Engine knows the image by it
   */
  readonly id: string;
  /**
   * compressed, as it is sent
   */
  readonly bytes: number;
  readonly unpackedBytes: number;
  /**
   * how many packages the bill of materials lists
   */
  readonly packages: number;
  /**
   * the version of Node in the image
   */
  readonly node?: string;
  /**
   * the version of Python in the image
   */
  readonly python?: string;
  readonly keptAt: string;
  /**
   * an OCI layout
   */
  readonly folder: string;
  /**
   * the bill of materials: CycloneDX 1.6
   */
  readonly materials: string;
  /**
   * platform.yaml names it as the image of workspaces
   */
  readonly isUsed: boolean;
}
export interface ImagePushReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'ImagePushReport';
  /**
   * an engine that pulled the image knows it by this name
   */
  readonly reference: string;
  readonly digest: string;
  readonly id: string;
  readonly tags: readonly string[];
  /**
   * the blobs that the registry did not have
   */
  readonly sent: readonly {
    readonly digest: string;
    readonly bytes: number;
  }[];
}
export interface DoctorReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'DoctorReport';
  readonly findings: readonly {
    readonly about: string;
    /**
     * absent: not there, and nothing here needs it; missing: something here needs it
     */
    readonly state: 'ok' | 'limited' | 'absent' | 'missing';
    readonly text: string;
    /**
     * the command or the step that helps
     */
    readonly next?: string;
  }[];
}
export interface EngineReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'EngineReport';
  readonly wanted: string;
  readonly engine?: InstalledProgram;
  readonly refused: readonly RefusedProgram[];
  readonly folder: string;
  readonly plugins?: readonly {
    readonly name: string;
    readonly wanted: string;
    readonly found?: InstalledProgram;
    readonly refused: readonly RefusedProgram[];
    readonly folder: string;
    readonly neededBy?: readonly string[];
  }[];
}
export interface InstalledProgram {
  readonly path: string;
  readonly version: string;
  readonly origin: 'path' | 'download' | 'build';
}
export interface RefusedProgram {
  readonly path: string;
  readonly reason: string;
  readonly version?: string;
}
export interface ListReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'ListReport';
  readonly assets?: readonly ListedAsset[];
  readonly twins?: readonly ListedTwin[];
  readonly sources?: readonly ListedSource[];
  /**
   * newest first; only where they were asked for
   */
  readonly pullRequests?: readonly PullRequest[];
}
export interface ListedAsset {
  readonly reference: string;
  readonly version: string;
  /**
   * tree, tags, or the name of a source in platform.yaml
   */
  readonly source: string;
  readonly title?: string;
  readonly license?: string;
  readonly verified?: Verified;
  readonly usedBy?: readonly LibraryUser[];
}
export interface LibraryUser {
  /**
   * the reference of the twin or the asset that uses it
   */
  readonly by: string;
  /**
   * its component, or its name of the use
   */
  readonly as: string;
}
export interface ListedTwin {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly title?: string;
  readonly license?: string;
  /**
   * their ids
   */
  readonly components?: readonly string[];
}
export interface ListedSource {
  readonly name: string;
  /**
   * the URL or the path of the repository
   */
  readonly from: string;
  /**
   * the assets and twins that it publishes; 0 before the first dtaas lock --fetch
   */
  readonly references: number;
}
export interface AssetReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'AssetReport';
  readonly reference: string;
  readonly version: string;
  readonly source: string;
  readonly title?: string;
  readonly description?: string;
  readonly license?: string;
  readonly owners: readonly string[];
  readonly tags: readonly string[];
  /**
   * all that can be used, newest first
   */
  readonly versions: readonly ShownVersion[];
  readonly verified?: Verified;
  /**
   * Of a generic asset: `twin` if each twin declares its ports, else `uses.<name>` with the use that gives them.
   */
  readonly ports?: string;
  readonly inputs: readonly ShownPort[];
  readonly outputs: readonly ShownPort[];
  readonly parameters: readonly ShownParameter[];
  readonly uses: readonly ShownUse[];
  readonly files: readonly ShownFile[];
  /**
   * the command that starts it as a component
   */
  readonly run?: readonly string[];
  /**
   * the command of a single run
   */
  readonly batch?: readonly string[];
  /**
   * the command of its tests
   */
  readonly test?: readonly string[];
  readonly usedBy: readonly LibraryUser[];
}
export interface ShownVersion {
  readonly version: string;
  readonly source: string;
}
export interface ShownPort {
  readonly name: string;
  readonly type: string;
  /**
   * UCUM code
   */
  readonly unit?: string;
  readonly shape?: readonly (number | null)[];
  readonly required?: boolean;
  readonly description?: string;
}
export interface ShownParameter {
  readonly name: string;
  readonly type: string;
  /**
   * UCUM code
   */
  readonly unit?: string;
  readonly default?: Json;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly Json[];
  readonly description?: string;
}
export interface ShownUse {
  readonly name: string;
  readonly kind: string;
  readonly asset?: string;
  readonly version?: string;
  readonly required: boolean;
  readonly description?: string;
}
export interface ShownFile {
  readonly path: string;
  readonly mediaType?: string;
  readonly description?: string;
  readonly columns: readonly ShownPort[];
}
export interface TwinReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'TwinReport';
  readonly reference: string;
  readonly version: string;
  readonly source: string;
  readonly title?: string;
  readonly description?: string;
  readonly license?: string;
  readonly owners: readonly string[];
  readonly tags: readonly string[];
  /**
   * all that can be used, newest first
   */
  readonly versions: readonly ShownVersion[];
  readonly level: 'digital model' | 'digital shadow' | 'digital twin';
  readonly components: readonly ShownComponent[];
  readonly emulator?: ShownComponent;
}
export interface ShownComponent {
  readonly id: string;
  readonly asset: string;
  readonly range: string;
  /**
   * the version that the lock or the tree chose; absent if there is none
   */
  readonly version?: string;
}
export interface ReviewReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'ReviewReport';
  /**
   * failure: something stands against a merge
   */
  readonly state: 'success' | 'failure';
  /**
   * one line, for a status
   */
  readonly summary: string;
  /**
   * what was reviewed; null if no report says
   */
  readonly commit: string | null;
  /**
   * the address of the job that made the reports
   */
  readonly job?: string;
  /**
   * reports that are missing or can't be used
   */
  readonly missing: readonly {
    /**
     * the command that should have written the report, or a file that is not a report
     */
    readonly about: 'check' | 'verify' | 'plan' | 'file';
    readonly why: 'absent' | 'several' | 'mixed' | 'other-commit' | 'damaged';
    readonly shard?: {
      readonly number: number;
      readonly of: number;
    };
    readonly file?: string;
    /**
     * a sentence
     */
    readonly details?: string;
  }[];
  /**
   * what would be deleted, replaced or lost
   */
  readonly decide: readonly {
    readonly twin: string;
    readonly what: 'release' | 'state' | 'data' | 'replacement' | 'deletion';
    readonly words?: string;
  }[];
  /**
   * of commands that failed as a whole
   */
  readonly errors?: readonly ReportedError[];
  readonly check?: CheckReport;
  readonly verification?: VerificationReport;
  readonly plan?: PlanReport;
}
export interface ErrorReport {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'ErrorReport';
  readonly error: ReportedError;
}
