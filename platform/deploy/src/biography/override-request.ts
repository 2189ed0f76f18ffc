import type { DtaasError, LifecycleOverride, RecordedStatus } from '@dtaas/model';
import { snapshotUnknown } from '../assess/snapshots.ts';
import type { BiographyEvent, Change } from './biography.ts';
import { twinNotDeployed, twinNotRunning, twinNotSuspended, untilInvalid } from './failures.ts';
import { present } from './recorded.ts';

/** A request as an event. `amended`: what it changes of an override that holds already, for the person who asked. */
export type OverrideEvent = BiographyEvent & { readonly amended?: string };

/** A request of an operator for one twin, which stands above the configuration. */
export type OverrideRequest =
  /** Without `clock`, the clock stays; at first it is lockstep. */
  | { readonly kind: 'emulate'; readonly clock?: 'wall' | 'lockstep' }
  | { readonly kind: 'no-emulate' | 'resume' }
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
      if (!recorded?.deployed) throw twinNotDeployed({ twin });
      const held = heldStill(overrides.desired, to, context);
      const reason = request.reason ?? held?.reason;
      const until = request.until === undefined ? held?.until : parseUntil(request.until, at);
      if (held && reason === held.reason && until === held.until) return undefined;
      const override: LifecycleOverride = { to, actor, at, basis, ...present({ reason, until }) };
      const change = { overrides: { ...overrides, desired: override }, wish: null, anew: null };
      const amended = held && amendment(held, override);
      const asked = `to be ${to}${reason === undefined ? '' : `: ${reason}`}`;
      return { ...requested(amended ?? asked, change, to, until), ...present({ amended }) };
    }
    case 'resume': {
      // An earlier run recorded the request and was cut off. It is still to be carried out.
      if (!overrides.desired && recorded?.wish?.kind === 'resume') return undefined;
      if (!overrides.desired) throw twinNotSuspended({ twin });
      const { desired: _, ...rest } = overrides;
      const wish = recorded?.snapshot && { restore: recorded.snapshot, kind: 'resume' as const, actor, at };
      return requested('to be resumed', { overrides: rest, ...(wish ? { wish } : {}) }, 'resume');
    }
    case 'restore': {
      if (overrides.desired) throw isReleased(twin, overrides.desired.to);
      const restore = request.snapshot ?? recorded?.snapshot;
      if (restore === undefined) throw snapshotUnknown(twin);
      const wish = { restore, kind: 'restore', actor, at } as const;
      return requested(`to go back to ${restore}`, { wish, anew: null }, `restore ${restore}`);
    }
    case 'restart': {
      if (!recorded?.deployed) throw twinNotDeployed({ twin });
      if (overrides.desired) throw isReleased(twin, overrides.desired.to);
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
  return before?.to === to && before.basis === basis && !isOver ? before : undefined;
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

function isReleased(twin: string, to: string): DtaasError {
  return twinNotRunning({
    twin,
    why: `is ${to} by an operator, so it can't be restored or restarted`,
    remedy: `Run it again first: dtaas resume ${twin}`,
  });
}
