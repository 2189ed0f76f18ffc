/**
 * What a job was started for. Texts in it (titles, branches, comments, names) were written by anybody: they are data, and never part of a
 * command or a path.
 */
export type ForgeEvent =
  | PullRequestEvent
  | PushEvent
  | CommentEvent
  | CompletedRunEvent
  | { readonly kind: 'schedule' }
  | { readonly kind: 'manual' }
  /** Nothing that the platform acts on, e.g. a new label. */
  | { readonly kind: 'other'; readonly name: string };

export interface PullRequestEvent {
  readonly kind: 'pull-request';
  readonly number: number;
  /** What happened to it. Commits that were pushed to it are `updated`. */
  readonly action: 'opened' | 'updated' | 'closed' | 'merged' | 'other';
  /** The account that opened it. GitLab names the one that pushed. */
  readonly author: string;
  readonly title: string;
  readonly base: {
    readonly branch: string /** Undefined where the forge does not say. */;
    readonly commit: string | undefined;
  };
  readonly head: {
    readonly branch: string;
    readonly commit: string;
    /** `owner/name`; undefined if the fork was deleted. */
    readonly repository: string | undefined;
  };
  /** Whether the head is in another repository. True if that repository is gone. */
  readonly isFork: boolean;
}

export interface PushEvent {
  readonly kind: 'push';
  /** Undefined if a tag was pushed. */
  readonly branch: string | undefined;
  readonly tag: string | undefined;
  /** Undefined if the ref is new, or the forge does not say. */
  readonly before: string | undefined;
  /** Undefined if the ref was deleted. */
  readonly after: string | undefined;
}

export interface CommentEvent {
  readonly kind: 'comment';
  readonly on: 'pull-request' | 'issue';
  readonly number: number;
  /** A comment that was edited or deleted commands nothing. */
  readonly action: 'created' | 'edited' | 'deleted';
  /** The same as `Comment.id`. */
  readonly id: string;
  /** The account that wrote it, which proves who commands, and nothing else: see `mark.ts`. */
  readonly author: string;
  readonly text: string;
}

/** Another run has ended: main's workflow looks at what the run of a pull request left behind. */
export interface CompletedRunEvent {
  readonly kind: 'completed-run';
  readonly id: number;
  /** The workflow's name. A fork can have a workflow of the same name. */
  readonly name: string;
  readonly succeeded: boolean;
  /** What the run was started for, as the forge calls it, e.g. `pull_request`. */
  readonly startedBy: string;
  readonly head: {
    readonly branch: string;
    readonly commit: string;
    readonly repository: string | undefined;
  };
  /** GitHub names none for a fork's run. Then the one whose head is the commit is meant. */
  readonly pullRequests: readonly number[];
}
