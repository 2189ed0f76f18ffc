/** What happens to a twin; the `Event:` trailer of its biography. */
export const eventNames = [
  'requested',
  'deployed',
  'saved',
  'restored',
  'suspended',
  'resumed',
  'terminated',
  'failed',
] as const;
export type EventName = (typeof eventNames)[number];

export const healths = ['Healthy', 'Progressing', 'Degraded', 'Suspended', 'Missing'] as const;
export type Health = (typeof healths)[number];
/** The health that users see. Records use words that earlier editions can read: `Missing` for Terminated, `Healthy` for Completed. */
export type ReportedHealth = Health | 'Completed' | 'Terminated';

/** An operator's word that stands above what git desires. */
export interface Override {
  readonly actor: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason?: string;
  /** ISO 8601; past it, the next deployment ends the override. */
  readonly until?: string;
  /** The twin's desired state without overrides when the word was given; a merge that changes it ends the word. */
  readonly basis: string;
}

/** The content of `status.json` at the tip of a twin's biography: what is known without asking its place. */
export interface RecordedStatus {
  readonly apiVersion: 'dtaas/v1';
  readonly kind: 'Status';
  readonly twin: string;
  readonly home: string;
  readonly event: EventName;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** What was made last; absent until a first deployment ended well. */
  readonly deployed?: {
    readonly commit: string;
    /** sha256 of `desired.json`. */
    readonly desired: string;
    /** Identifies what the configuration alone says (`basisOf`), without operators' overrides. */
    readonly basis: string;
    /** When that commit was deployed; what operators say since leaves it. */
    readonly at: string;
  };
  readonly health: Health;
  readonly reasons: readonly string[];
  /** Where the twin's life is: the snapshot that was saved or restored last. What `latest` means. */
  readonly snapshot?: string;
  readonly overrides: {
    /** In lockstep, unless said otherwise. */
    readonly emulate?: Override & { readonly clock?: 'wall' };
    readonly desired?: Override & { readonly to: 'suspended' | 'terminated' };
  };
  /** A wish that isn't carried out yet; the next run does. */
  readonly wish?: {
    /** `resume` continues from the twin's last snapshot, whatever `lifecycle.restore` says. */
    readonly restore: string;
    readonly kind: 'restore' | 'resume';
    readonly actor: string;
    readonly at: string;
  };
  /** A request to start from nothing that isn't carried out yet. The next run carries it out. */
  readonly anew?: { readonly actor: string; readonly at: string };
  /** The failed runs since the last success. They are separate from the twin's health. */
  readonly failure?: {
    readonly attempts: number;
    readonly at: string;
    readonly code: string;
    readonly message: string;
    /** sha256 of the `desired.json` that failed. */
    readonly desired: string;
  };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that have a value; optional fields are left out instead of being `undefined`. */
export function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined)) as Present<T>;
}
