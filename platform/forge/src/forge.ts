import type { ForgeKind } from './kind.ts';

/** What somebody may do in a repository. Each level includes those before it. */
export type Permission = 'none' | 'read' | 'write' | 'admin';

/** One end of a pull request. */
export interface PullRequestEnd {
  /** The branch, without `refs/heads/`. Its author chose the name. */
  readonly branch: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
}

export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** The account that opened it. */
  readonly author: string;
  readonly state: 'open' | 'merged' | 'closed';
  readonly base: PullRequestEnd;
  readonly head: PullRequestEnd & {
    /** `owner/name`; undefined if the fork was deleted. */
    readonly repository: string | undefined;
  };
  /** Whether the head is in another repository. True if that repository is gone. */
  readonly isFork: boolean;
  /** The commit on the base branch that the merge made. Undefined unless merged. */
  readonly mergeCommit: string | undefined;
  /** The account that merged it. Undefined unless merged, and in lists of forges that name it only for one pull request. */
  readonly mergedBy: string | undefined;
  readonly url: string;
}

/** A comment on a pull request or on an issue. Who wrote it proves nothing; see `mark.ts`. */
export interface Comment {
  readonly id: string;
  readonly author: string;
  readonly body: string;
  readonly url: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  /** The same as `createdAt` if nobody edited it. */
  readonly updatedAt: string;
}

export type StatusState = 'pending' | 'success' | 'failure' | 'error';

/** What a job says of a commit. A commit has one status of each name: the newest. */
export interface Status {
  /** At most 100 characters, e.g. `dtaas` or `dtaas/incubator`. */
  readonly name: string;
  readonly state: StatusState;
  /** One line. A forge that allows less than was given gets the beginning, with `…`. */
  readonly description: string;
  readonly url?: string | undefined;
}

export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly labels: readonly string[];
  readonly url: string;
}

/** The rules that a repository of twins needs. Rules that somebody else made stay, unless they name the same branches. */
export interface Protection {
  /** Main: changed by merges of pull requests alone, after these statuses have succeeded. */
  readonly main: {
    readonly branch: string;
    readonly statuses: readonly string[];
    readonly approvals: number;
  };
  /** Patterns of branches that the deploy key alone may push to: never forced, never deleted. `*` does not match `/`. */
  readonly state: readonly string[];
  /** Patterns of tags that nobody may move or delete, and that the deploy key alone may create. */
  readonly tags: readonly string[];
}

/** Where a protection on the forge differs from the one that is asked for. */
export interface ProtectionGap {
  /** A branch, a pattern or a setting, e.g. `state/*`. */
  readonly subject: string;
  /** A sentence: what differs. */
  readonly problem: string;
  /** Undefined if a program can mend it; else where a person has to click, as a sentence. */
  readonly byHand: string | undefined;
  /** This kind of forge cannot do better, whatever anybody does: said, and no fault. */
  readonly isLasting?: true;
}

/** Where what pipelines of main need beside files of the repository differs from what is there. `ensurePipelines` mends it. */
export type PipelineGap = ProtectionGap;

export interface DeployKey {
  readonly title: string;
  /** A line as in `authorized_keys`: type and key. A comment after them is ignored. */
  readonly publicKey: string;
  readonly canPush: boolean;
}

/** A request to change files on a branch by one commit, without a clone. */
export interface FileChange {
  readonly branch: string;
  /** The branch is made from this commit if it does not exist. */
  readonly from: string;
  readonly message: string;
  /** Path → content; `null` deletes the file. */
  readonly files: Readonly<Record<string, string | null>>;
}

/**
 * A repository on a forge: what needs its server. Everything else is plain git's (`@dtaas/repository`).
 *
 * `ensure…` states an intent and can be repeated: it looks, changes what differs, and looks again if the answer got lost. A request that creates
 * something is never sent twice blindly. Answers are complete: all pages are read.
 *
 * Every method fails with an error of `failures.ts`: `forge-unreachable`, `forge-refused` (no such right), `forge-not-found`, `forge-busy` (the rate limit outlasts
 * the patience), `forge-answer-invalid`. A method that is missing on a forge fails with `forge-lacks`, which says what to do instead.
 */
export interface Forge {
  readonly kind: ForgeKind;
  /** `owner/name` as the forge writes it; for `local`, the path of the remote. */
  readonly repository: string;
  /** Requests that were sent so far. `local` counts calls of git. */
  readonly requests: number;

  /** The account of the token, or undefined where the forge does not say (a job's token). */
  account(): Promise<string | undefined>;
  permissionOf(user: string): Promise<Permission>;
  /** Members of a team or group, e.g. `plant/operators`. Fails with `forge-not-found` if there is none. */
  membersOf(team: string): Promise<readonly string[]>;
  /** The default branch and whether strangers can read the repository. */
  about(): Promise<{ readonly defaultBranch: string; readonly isPublic: boolean; readonly url: string }>;

  pullRequest(number: number): Promise<PullRequest>;
  /** Newest first. `head` is a branch of this repository. */
  pullRequests(filter: {
    readonly state: PullRequest['state'] | 'all';
    readonly base?: string;
    readonly head?: string;
  }): Promise<readonly PullRequest[]>;
  /** The merged pull requests whose merge brought this commit into its base branch, newest first. */
  pullRequestsOf(commit: string): Promise<readonly PullRequest[]>;
  /**
   * Opens one from `head` to `base`, or changes the title and text of the open one. `head` is a branch of this repository, or
   * `<repository>:<branch>` of a fork (a branch has no colon). A fork's branch of the same name is another head.
   */
  ensurePullRequest(request: {
    readonly head: string;
    readonly base: string;
    readonly title: string;
    readonly body: string;
  }): Promise<PullRequest>;
  /** Closes it without a merge. A closed one stays as it is; a merged one is refused with `forge-refused`. */
  ensureClosed(number: number): Promise<PullRequest>;
  /**
   * Merges, if the head still is the commit that was seen. A merged one answers as it is, if that commit was merged.
   * @throws `forge-head-moved`, `forge-merge-conflict`, `forge-not-mergeable` (a required status or review is missing)
   */
  merge(number: number, options: { readonly head: string; readonly message?: string }): Promise<PullRequest>;

  /** Oldest first. `on` is the number of a pull request or, for `about: 'issue'`, of an issue. */
  comments(on: Conversation): Promise<readonly Comment[]>;
  /** The platform's one comment about `topic`: made, or changed in place. Others' comments that claim to be it are left alone. */
  ensureComment(
    on: Conversation,
    comment: { readonly topic: string; readonly body: string },
  ): Promise<Comment>;
  /**
   * A comment of the account itself, not signed. If the newest comment is the account's and has this text, it stays, so that a comment whose answer got
   * lost is not written twice.
   */
  ensureLastComment(on: Conversation, body: string): Promise<Comment>;
  /** The text that the platform wrote about `topic`, if nobody changed it since; else undefined. */
  trustedComment(on: Conversation, topic: string): Promise<string | undefined>;

  /** One of each name, sorted by name. */
  statuses(commit: string): Promise<readonly Status[]>;
  /** In the given order, by one look at what is there. They have different names. */
  ensureStatus(commit: string, ...statuses: readonly Status[]): Promise<void>;

  /** The platform's issue about `topic`: made, changed in place, reopened or closed. Undefined where it should be closed and never was open. */
  ensureIssue(issue: {
    readonly topic: string;
    readonly title: string;
    readonly body: string;
    readonly state: 'open' | 'closed';
    readonly labels: readonly string[];
  }): Promise<Issue | undefined>;
  ensureLabel(label: {
    readonly name: string;
    readonly color: string;
    readonly description: string;
  }): Promise<void>;
  /** A release of a tag that exists. */
  ensureRelease(release: {
    readonly tag: string;
    readonly title: string;
    readonly body: string;
  }): Promise<{ readonly url: string }>;
  /** A fork in the account of the token, or in an organisation. */
  ensureFork(organisation?: string): Promise<{ readonly repository: string; readonly cloneUrl: string }>;
  /** Answers the commit that holds the files. If they already are so, the branch stays where it is. */
  ensureFiles(change: FileChange): Promise<string>;

  protectionGaps(wanted: Protection): Promise<readonly ProtectionGap[]>;
  /** Mends what can be mended, and answers what is left. */
  ensureProtection(wanted: Protection): Promise<readonly ProtectionGap[]>;
  /** Others stay, also those with the same title where a forge allows that. */
  ensureDeployKey(key: DeployKey): Promise<void>;
  /** Removes the keys whose title is this one, or begins with it and a space, but not the one with this public key. */
  removeOtherDeployKeys(other: { readonly titled: string; readonly publicKey: string }): Promise<void>;
  /** A secret that jobs on `main` get, and jobs of pull requests never. The value is never read back. */
  ensureSecret(name: string, value: string): Promise<void>;
  secretNames(): Promise<readonly string[]>;

  /** What pipelines need beside files of the repository: schedules, webhooks, settings, variables, runners. Undefined where files say all of it. */
  pipelineGaps?(): Promise<readonly PipelineGap[]>;
  /** Mends what can be mended, and answers what is left. */
  ensurePipelines?(): Promise<readonly PipelineGap[]>;
}

/** Where comments are: a pull request, unless it is said to be an issue. */
export interface Conversation {
  readonly number: number;
  readonly about?: 'pull-request' | 'issue';
}
