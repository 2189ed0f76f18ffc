import { DtaasError, type Json, type JsonObject } from '@dtaas/model';

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
export interface Recorded {
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
    readonly at: string;
  };
  readonly health: Health;
  readonly reasons: readonly string[];
  /** Where the twin's life is: the snapshot that was saved or restored last. What `latest` means. */
  readonly snapshot?: string;
  readonly overrides: {
    readonly emulate?: Override;
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
  /** The failures since the last success. */
  readonly failure?: {
    readonly attempts: number;
    readonly at: string;
    readonly code: string;
    readonly message: string;
    /** sha256 of the `desired.json` that failed. */
    readonly desired: string;
  };
}

export const snapshotName = /^\d{8}T\d{6}Z-[0-9a-f]{8}$/;

/**
 * Reads `status.json` from a biography. Whoever can write the ref could have written it, so everything that is
 * acted on is checked; unknown fields of a newer version are dropped.
 */
export function parseRecorded(text: string, twin: string): Recorded {
  const problem = (what: string, cause?: unknown) =>
    new DtaasError({
      code: 'state-unreadable',
      message: `The recorded status of ${twin} can’t be used: ${what}.`,
      hint: `Look at it with: git show state/${twin}:status.json. A newer dtaas may have written it.`,
      cause,
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw problem('it isn’t JSON', cause);
  }
  if (!isObject(value)) throw problem('it isn’t an object');
  if (value['apiVersion'] !== 'dtaas/v1' || value['kind'] !== 'Status')
    throw problem('it isn’t a dtaas/v1 Status');
  if (value['twin'] !== twin) throw problem(`it is the status of ${String(value['twin'])}`);
  const string = (owner: JsonObject, key: string, pattern?: RegExp): string => {
    const field = owner[key];
    if (typeof field !== 'string' || (pattern && !pattern.test(field))) throw problem(`its ${key} is wrong`);
    return field;
  };
  const optional = (owner: JsonObject, key: string, pattern?: RegExp): string | undefined =>
    owner[key] === undefined ? undefined : string(owner, key, pattern);
  const object = (owner: JsonObject, key: string): JsonObject | undefined => {
    const field = owner[key];
    if (field === undefined) return undefined;
    if (!isObject(field)) throw problem(`its ${key} is wrong`);
    return field;
  };
  const override = (owner: JsonObject): Override => ({
    actor: string(owner, 'actor'),
    at: string(owner, 'at', time),
    basis: string(owner, 'basis', hash),
    ...present({ reason: optional(owner, 'reason'), until: optional(owner, 'until', time) }),
  });

  const event = string(value, 'event') as EventName;
  if (!eventNames.includes(event)) throw problem(`its event is ${event}`);
  const health = string(value, 'health') as Health;
  if (!healths.includes(health)) throw problem(`its health is ${health}`);
  const deployed = object(value, 'deployed');
  const overrides = object(value, 'overrides') ?? {};
  const emulate = object(overrides, 'emulate');
  const desired = object(overrides, 'desired');
  const wish = object(value, 'wish');
  const failure = object(value, 'failure');
  const reasons = Array.isArray(value['reasons']) ? value['reasons'].map(String) : [];
  return {
    apiVersion: 'dtaas/v1',
    kind: 'Status',
    twin,
    home: string(value, 'home', /^[0-9a-f]{16}$/),
    event,
    at: string(value, 'at', time),
    health,
    reasons,
    overrides: {
      ...present({
        emulate: emulate && override(emulate),
        desired: desired && {
          ...override(desired),
          to: oneOf(desired['to'], ['suspended', 'terminated'], problem),
        },
      }),
    },
    ...present({
      deployed: deployed && {
        commit: string(deployed, 'commit', /^[0-9a-f]{40,64}$/),
        desired: string(deployed, 'desired', hash),
        basis: string(deployed, 'basis', hash),
        at: string(deployed, 'at', time),
      },
      snapshot: optional(value, 'snapshot', snapshotName),
      wish: wish && {
        restore: string(wish, 'restore', snapshotName),
        kind: oneOf(wish['kind'], ['restore', 'resume'], problem),
        actor: string(wish, 'actor'),
        at: string(wish, 'at', time),
      },
      failure: failure && {
        attempts: Number(failure['attempts']) || 1,
        at: string(failure, 'at', time),
        code: string(failure, 'code'),
        message: string(failure, 'message'),
        desired: string(failure, 'desired', hash),
      },
    }),
  };
}

const hash = /^[0-9a-f]{64}$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function isObject(value: unknown): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], problem: (what: string) => Error): T {
  if (!allowed.includes(value as T)) throw problem(`${String(value)} isn’t one of ${allowed.join(', ')}`);
  return value as T;
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that have a value; optional fields are left out instead of being `undefined`. */
export function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined)) as Present<T>;
}
