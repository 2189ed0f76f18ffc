import { DtaasError } from '@dtaas/model';
import { notDeployed } from '../assess/not-running.ts';
import { type Override, present, type Recorded } from './recorded.ts';
import type { Change, Telling } from './story.ts';

/** A word as the story tells it; `amended`: what it changes of one that holds already, for who said it. */
export type TellingOfWord = Telling & { readonly amended?: string };

/** What an operator says about one twin, beside what git says. */
export type Word =
  /** `clock`: absent, as it is, which is lockstep unless said otherwise. */
  | { readonly say: 'emulate'; readonly clock?: 'wall' | 'lockstep' }
  | { readonly say: 'no-emulate' | 'resume' }
  | { readonly say: 'suspend' | 'terminate'; readonly reason?: string; readonly until?: string }
  | { readonly say: 'restore'; readonly snapshot?: string }
  /** From nothing. */
  | { readonly say: 'restart' };

interface Said {
  readonly actor: string;
  readonly at: string;
  readonly basis: string;
}

/**
 * How a word is written down: before anything is done about it, so that whoever is cut off, the next run carries it
 * out. `undefined` where it changes nothing.
 *
 * @throws DtaasError where the word makes no sense for the twin as it is
 */
export function tellingOf(
  word: Word,
  twin: string,
  recorded: Recorded | undefined,
  said: Said,
): TellingOfWord | undefined {
  const { actor, at, basis } = said;
  const overrides = recorded?.overrides ?? {};
  switch (word.say) {
    case 'emulate': {
      const before = overrides.emulate && (overrides.emulate.clock ?? 'lockstep');
      const clock = word.clock ?? before ?? 'lockstep';
      if (clock === before) return undefined;
      const emulate = { actor, at, basis, ...(clock === 'wall' ? { clock } : {}) };
      return request(
        clock === 'wall' ? 'to run with its emulator on the wall clock' : 'to run with its emulator',
        { overrides: { ...overrides, emulate } },
        clock === 'wall' ? 'emulate wall' : 'emulate',
      );
    }
    case 'no-emulate': {
      if (!overrides.emulate) return undefined;
      const { emulate: _, ...rest } = overrides;
      return request('to run with its physical twin', { overrides: rest }, 'no-emulate');
    }
    case 'suspend':
    case 'terminate': {
      const to = word.say === 'suspend' ? 'suspended' : 'terminated';
      if (!recorded?.deployed) throw notDeployed(twin);
      const held = heldStill(overrides.desired, to, said);
      const reason = word.reason ?? held?.reason;
      const until = word.until === undefined ? held?.until : parseUntil(word.until, at);
      if (held && reason === held.reason && until === held.until) return undefined;
      const override: Override & { to: typeof to } = { to, actor, at, basis, ...present({ reason, until }) };
      const change = { overrides: { ...overrides, desired: override }, wish: null, anew: null };
      const amended = held && amendment(held, override);
      const asked = `to be ${to}${reason === undefined ? '' : `: ${reason}`}`;
      return { ...request(amended ?? asked, change, to, until), ...present({ amended }) };
    }
    case 'resume': {
      // Said before, and cut off: what it wished is still to be done.
      if (!overrides.desired && recorded?.wish?.kind === 'resume') return undefined;
      if (!overrides.desired) throw notSuspended(twin);
      const { desired: _, ...rest } = overrides;
      const wish = recorded?.snapshot && { restore: recorded.snapshot, kind: 'resume' as const, actor, at };
      return request('to be resumed', { overrides: rest, ...(wish ? { wish } : {}) }, 'resume');
    }
    case 'restore': {
      if (overrides.desired) throw isReleased(twin, overrides.desired.to);
      const restore = word.snapshot ?? recorded?.snapshot;
      if (restore === undefined) throw nothingSaved(twin);
      return request(
        `to go back to ${restore}`,
        { wish: { restore, kind: 'restore', actor, at }, anew: null },
        `restore ${restore}`,
      );
    }
    case 'restart': {
      if (!recorded?.deployed) throw notDeployed(twin);
      if (overrides.desired) throw isReleased(twin, overrides.desired.to);
      return request('to begin from nothing', { anew: { actor, at }, wish: null }, 'restart');
    }
  }
}

/** The same word, said before, that nothing has ended since. */
function heldStill(
  before: Recorded['overrides']['desired'],
  to: string,
  { at, basis }: Said,
): Override | undefined {
  const isOver = before?.until !== undefined && Date.parse(before.until) <= Date.parse(at);
  return before?.to === to && before.basis === basis && !isOver ? before : undefined;
}

function amendment(before: Override, { to, reason, until }: Override & { readonly to: string }): string {
  const changed = [
    ...(reason === before.reason ? [] : [`its reason is now: ${reason}`]),
    ...(until === before.until ? [] : [`it ends now at ${until}`]),
  ];
  return `${to} already; ${changed.join('; ')}`;
}

function request(summary: string, change: Change, override: string, until?: string): Telling {
  return { event: 'requested', summary, change, trailers: { Override: override, Until: until } };
}

/** ISO 8601, with a time zone or in UTC; must lie ahead. */
function parseUntil(text: string, now: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time) || time <= Date.parse(now)) {
    throw new DtaasError({
      code: 'usage-until',
      message: `${JSON.stringify(text)} isn’t a time ahead.`,
      hint: 'Write it like 2026-12-24T18:00:00Z.',
    });
  }
  return new Date(time).toISOString();
}

function notSuspended(twin: string): DtaasError {
  return new DtaasError({
    code: 'twin-not-suspended',
    message: `No operator has suspended or terminated ${twin}.`,
    hint: `See how it is with: dtaas status ${twin}. What its twin.yaml desires is changed there, and deployed.`,
  });
}

function isReleased(twin: string, to: string): DtaasError {
  return new DtaasError({
    code: 'twin-not-running',
    message: `${twin} is ${to} by an operator, so it can't be restored or restarted.`,
    hint: `Run it again first: dtaas resume ${twin}`,
  });
}

function nothingSaved(twin: string): DtaasError {
  return new DtaasError({
    code: 'snapshot-unknown',
    message: `${twin} has no snapshot to go back to.`,
    hint: `Save it first with: dtaas save ${twin}`,
  });
}
