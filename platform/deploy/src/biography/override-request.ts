import {
  type Desired,
  type DtaasError,
  type LifecycleOverride,
  type RecordedStatus,
  scheduledAt,
} from '@dtaas/model';
import { askedBy } from '../assess/overrides.ts';
import { snapshotUnknown } from '../assess/snapshots.ts';
import type { BiographyEvent, Change } from './biography.ts';
import {
  twinAlwaysRuns,
  twinNotDeployed,
  twinNotRunning,
  twinNotSuspended,
  untilInvalid,
} from './failures.ts';
import { present } from './recorded.ts';

/** A request as an event. `amended`: what it changes of an override that holds already, for the person who asked. */
export type OverrideEvent = BiographyEvent & { readonly amended?: string };

/** A request of an operator for one twin, which stands above the configuration. */
export type OverrideRequest =
  /** Without `clock`, the clock stays; at first it is lockstep. */
  | { readonly kind: 'emulate'; readonly clock?: 'wall' | 'lockstep' }
  | { readonly kind: 'no-emulate' }
  /** `until`: the twin runs until then, whatever its `lifecycle.schedule` and `lifecycle.idle` say. */
  | { readonly kind: 'resume'; readonly until?: string }
  | { readonly kind: 'suspend'; readonly reason?: string; readonly until?: string }
  /** `abandon`: the twin's place is lost for good, so nothing is saved or released. */
  | { readonly kind: 'terminate'; readonly reason?: string; readonly until?: string; readonly abandon?: true }
  | { readonly kind: 'restore'; readonly snapshot?: string }
  /** From nothing. */
  | { readonly kind: 'restart' };

/** Who asks, when, and on what configuration. */
export interface RequestContext {
  readonly actor: string;
  readonly at: string;
  readonly basis: string;
  /** The lifecycle that the configuration says. */
  readonly lifecycle: () => Desired['lifecycle'];
}

/**
 * The event that records a request, before the request is carried out: if the run is cut, the next one carries it out. `undefined`
 * if the request changes nothing.
 *
 * @throws DtaasError if the twin can't do what is asked
 */
export function eventOf(
  request: OverrideRequest,
  twin: string,
  recorded: RecordedStatus | undefined,
  context: RequestContext,
): OverrideEvent | undefined {
  const { actor, at, basis } = context;
  const overrides = recorded?.overrides ?? {};
  switch (request.kind) {
    case 'emulate': {
      const before = overrides.emulate && (overrides.emulate.clock ?? 'lockstep');
      const clock = request.clock ?? before ?? 'lockstep';
      if (clock === before) return undefined;
      const change = {
        overrides: { ...overrides, emulate: { actor, at, basis, ...(clock === 'wall' ? { clock } : {}) } },
      };
      return clock === 'wall'
        ? requested('to run with its emulator on the wall clock', change, 'emulate wall')
        : requested('to run with its emulator', change, 'emulate');
    }
    case 'no-emulate': {
      if (!overrides.emulate) return undefined;
      const { emulate: _, ...rest } = overrides;
      return requested('to run with its physical twin', { overrides: rest }, 'no-emulate');
    }
    case 'suspend':
    case 'terminate': {
      const to = request.kind === 'suspend' ? 'suspended' : 'terminated';
      // A first deployment that failed may have made something.
      const isBegun = to === 'terminated' && recorded?.failure;
      if (!recorded?.deployed && !isBegun) throw twinNotDeployed({ twin });
      const held = heldStill(overrides.desired, to, context);
      const reason = request.reason ?? held?.reason;
      const until = request.until === undefined ? held?.until : parseUntil(request.until, at);
      if (held && reason === held.reason && until === held.until) return undefined;
      const override: LifecycleOverride = { to, actor, at, basis, ...present({ reason, until }) };
      const { running: _, ...others } = overrides;
      const change = { overrides: { ...others, desired: override }, wish: null, anew: null };
      const amended = held ? amendment(held, override) : takenOver(overrides.desired, override);
      const asked = `to be ${to}${reason === undefined ? '' : `: ${reason}`}`;
      return { ...requested(amended ?? asked, change, to, until), ...present({ amended }) };
    }
    case 'resume': {
      // An earlier run recorded the request and was cut off. It is still to be carried out.
      if (!overrides.desired && recorded?.wish?.kind === 'resume') return undefined;
      const until = runsUntil(request.until, twin, context);
      if (!overrides.desired && until === undefined) throw twinNotSuspended({ twin });
      if (!overrides.desired && until === overrides.running?.until) return undefined;
      const { desired, running: _, ...rest } = overrides;
      const running = until === undefined ? {} : { running: { actor, at, basis, until } };
      const wish =
        desired && recorded?.snapshot
          ? { wish: { restore: recorded.snapshot, kind: 'resume' as const, actor, at } }
          : {};
      const asked = `${desired ? 'to be resumed' : 'to be kept running'}${until === undefined ? '' : ` until ${until}`}`;
      return requested(asked, { overrides: { ...rest, ...running }, ...wish }, 'resume', until);
    }
    case 'restore': {
      if (overrides.desired) throw isReleased(twin, overrides.desired);
      const restore = request.snapshot ?? recorded?.snapshot;
      if (restore === undefined) throw snapshotUnknown(twin);
      const wish = { restore, kind: 'restore', actor, at } as const;
      return requested(`to go back to ${restore}`, { wish, anew: null }, `restore ${restore}`);
    }
    case 'restart': {
      if (!recorded?.deployed) throw twinNotDeployed({ twin });
      if (overrides.desired) throw isReleased(twin, overrides.desired);
      return requested('to begin from nothing', { anew: { actor, at }, wish: null }, 'restart');
    }
  }
}

/** The same override, if it was recorded before and still holds. */
function heldStill(
  before: LifecycleOverride | undefined,
  to: string,
  { at, basis }: RequestContext,
): LifecycleOverride | undefined {
  const isOver = before?.until !== undefined && Date.parse(before.until) <= Date.parse(at);
  const isAsked = before?.by === undefined;
  return before?.to === to && isAsked && before.basis === basis && !isOver ? before : undefined;
}

/**
 * Until when a resumed twin runs although its schedule or idleness would suspend it; `undefined` where nothing does. Without a
 * time of the operator, that is until its schedule starts it anyway.
 */
function runsUntil(
  asked: string | undefined,
  twin: string,
  { at, lifecycle }: RequestContext,
): string | undefined {
  const { desired, schedule, idle } = lifecycle();
  if (asked !== undefined) {
    if (!schedule && !idle) throw twinAlwaysRuns({ twin });
    return parseUntil(asked, at);
  }
  if (!schedule || desired !== 'running') return undefined;
  const { runs, next } = scheduledAt(schedule, new Date(at));
  return runs ? undefined : next?.toISOString();
}

/** For a twin that is suspended already, though not by an operator. */
function takenOver(
  before: LifecycleOverride | undefined,
  { to, actor, until = 'it is resumed' }: LifecycleOverride,
): string | undefined {
  if (before?.by === undefined || before.to !== to) return undefined;
  return `${to} already by ${askedBy(before)}, and now by ${actor} until ${until}`;
}

function amendment(before: LifecycleOverride, { to, reason, until }: LifecycleOverride): string {
  const changed = [
    ...(reason === before.reason ? [] : [`its reason is now: ${reason}`]),
    ...(until === before.until ? [] : [`it ends now at ${until}`]),
  ];
  return `${to} already; ${changed.join('; ')}`;
}

function requested(summary: string, change: Change, override: string, until?: string): BiographyEvent {
  return { event: 'requested', summary, change, trailers: { Override: override, Until: until } };
}

/** ISO 8601, with a time zone or in UTC; must lie ahead. */
function parseUntil(text: string, now: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time) || time <= Date.parse(now)) throw untilInvalid({ text });
  return new Date(time).toISOString();
}

function isReleased(twin: string, override: LifecycleOverride): DtaasError {
  return twinNotRunning({
    twin,
    why: `is ${override.to} by ${override.by ? askedBy(override) : 'an operator'}, so it can't be restored or restarted`,
    remedy: `Run it again first: dtaas resume ${twin}`,
  });
}
