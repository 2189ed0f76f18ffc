import type { Desired, EventName, RecordedStatus } from '@dtaas/model';
import type { Observed } from '@dtaas/places';
import { generationOf, specOf } from './desired-state.ts';
import type { Moving } from './survey.ts';

/** Everything that a decision about one twin rests on. */
export interface Situation {
  /** `undefined` where the twin is not in the tree any more. */
  readonly desired?: {
    readonly content: Desired;
    readonly digest: string;
    readonly generation: string | undefined;
  };
  /** Tip of the biography. */
  readonly recorded?: RecordedStatus;
  /** The `desired.json` that was deployed last, for a twin that isn't in the tree. */
  readonly previous?: Desired;
  /** The workspace: where it is, if it moves away from there. */
  readonly observed?: Observed;
  readonly moving?: Moving;
  /** `stack.json` lists resources. */
  readonly stackHolds: boolean;
  /** A person said yes to deletions. */
  readonly yes: boolean;
  /** A person said to go on without saving first, as where that fails. */
  readonly unsaved: boolean;
  /** Names of the secrets that the runner must get again. The runner runs the desired state then. */
  readonly renew: readonly string[];
}

export type Why =
  | 'create'
  | 'move'
  | 'secrets'
  | 'replace'
  | 'recover'
  | 'adopt'
  | 'suspend'
  | 'terminate'
  | 'prune';

/** One step, in the order in which they are carried out. Each can be repeated. */
export type Action =
  /** Commit the snapshots that wait in the ring. */
  | { readonly do: 'collect' }
  /** Take a snapshot now and commit it. */
  | { readonly do: 'save' }
  /** Make what `desired.json` says through Pulumi. */
  | { readonly do: 'apply'; readonly why: Why; readonly refresh: boolean }
  /** Stop the runner, to replace it by a runner with these secrets. */
  | { readonly do: 'stop'; readonly secrets: readonly string[] }
  /** Let a prepared runner run: from a snapshot, from nothing, or on from what its components have kept. */
  | {
      readonly do: 'start';
      readonly from: string | 'latest' | 'nothing' | 'kept';
      /** The twin has run before, but its workspace and its snapshots are gone. */
      readonly lost?: true;
    }
  /** Let a runner start the twin from nothing, whether the runner waits or runs. */
  | { readonly do: 'restart' }
  /** Put a running twin back to a snapshot. */
  | { readonly do: 'restore'; readonly from: string }
  /** Write the event. */
  | { readonly do: 'record'; readonly event: EventName };

export type Decision =
  | { readonly verdict: 'nothing' }
  | { readonly verdict: 'act'; readonly actions: readonly Action[] }
  /** It would be deleted and nobody has said yes; `never` where its own `lifecycle.prune` forbids it. */
  | { readonly verdict: 'confirm' | 'kept' };

/** What is to be done about one twin. Pure: the same situation gives the same steps. */
export function decide(situation: Situation): Decision {
  const { desired } = situation;
  if (!desired) return decidePrune(situation);
  return Object.keys(desired.content.resources).length > 0
    ? decideRunning(situation, desired)
    : decideReleased(situation, desired.content, situation.recorded?.deployed?.desired === desired.digest);
}

function decideRunning(situation: Situation, desired: NonNullable<Situation['desired']>): Decision {
  const { recorded, observed, renew, moving } = situation;
  if (desired.generation === undefined) return decideWithoutRunner(situation, desired.digest);
  const alive = observed?.alive === true;
  const runs = alive && !observed.prepared;
  const same = recorded?.deployed?.desired === desired.digest;
  const leaves = moving === 'leaves';
  const current = alive && observed.generation === desired.generation && !leaves;
  // The existing runner continues.
  const stays = current && renew.length === 0;
  const { wish, anew } = recorded ?? {};
  if (same && stays && runs && !wish && !anew && !recorded.failure) {
    return observed.waiting > 0 ? { verdict: 'act', actions: [{ do: 'collect' }] } : { verdict: 'nothing' };
  }

  const actions: Action[] = [];
  // The workspace that a twin leaves is deleted when the other one is made, so its ring is emptied before.
  if (alive || leaves) actions.push({ do: 'collect' });
  if (runs && (!stays || wish || anew) && !situation.unsaved) actions.push({ do: 'save' });
  if (renew.length > 0) actions.push({ do: 'stop', secrets: renew });
  if (!same || !stays || recorded.failure) {
    // The record says that it is there and its place doesn't: only then is asking each resource worth its time.
    actions.push({
      do: 'apply',
      why: moving ? 'move' : renew.length > 0 ? 'secrets' : whyApplied(observed, same, current),
      refresh: situation.stackHolds && (!alive || renew.length > 0),
    });
  }
  // What a crash left in the ring is younger than any commit: collected before it is decided what `latest` is.
  if (observed && !alive && !leaves) actions.push({ do: 'collect' });

  if (anew) actions.push({ do: 'restart' });
  else if (!stays || !runs) {
    const from = startFrom(situation, desired, same);
    actions.push({ do: 'start', from, ...(isLost(situation, from) ? { lost: true } : {}) });
  } else if (wish) actions.push({ do: 'restore', from: wish.restore });
  const event = wish?.kind === 'resume' ? 'resumed' : wish || anew ? 'restored' : 'deployed';
  actions.push({ do: 'record', event });
  return { verdict: 'act', actions };
}

function whyApplied(observed: Observed | undefined, same: boolean, current: boolean): Why {
  if (!observed) return same ? 'recover' : 'create';
  if (!observed.alive) return 'recover';
  return current ? 'adopt' : 'replace';
}

/** Resources that nothing runs in: there is nobody to ask but the record. */
function decideWithoutRunner({ recorded, stackHolds }: Situation, digest: string): Decision {
  if (recorded?.deployed?.desired === digest && stackHolds && !recorded.failure)
    return { verdict: 'nothing' };
  const apply = { do: 'apply', why: stackHolds ? 'replace' : 'create', refresh: false } as const;
  return { verdict: 'act', actions: [apply, { do: 'record', event: 'deployed' }] };
}

/**
 * What a starting twin continues from. An operator's wish comes first. `lifecycle.restore` then speaks about a twin
 * that begins; one whose desired state is unchanged (a reboot, a crash) goes on where its last snapshot was, or where its
 * workspace never restores and is the one that was deployed, with what that holds.
 */
function startFrom(
  { recorded, observed, previous, moving, renew, unsaved }: Situation,
  { content, generation }: NonNullable<Situation['desired']>,
  same: boolean,
): string | 'latest' | 'nothing' | 'kept' {
  if (recorded?.wish) return recorded.wish.restore;
  // Its files stay behind, so it goes on from its last snapshot.
  if (moving) return 'latest';
  const { restore } = content.lifecycle;
  // New secrets don't start the twin anew, and no save is newer than the files that it kept.
  if (renew.length > 0) return restore === 'none' || unsaved ? 'kept' : 'latest';
  if (restore === 'none') {
    const isBack = observed?.generation === generation && previous && generationOf(previous) === generation;
    return isBack ? 'kept' : 'nothing';
  }
  if (restore === 'latest' || same) return 'latest';
  return restore;
}

/** True if the twin's earlier state is gone: the twin ran, but left neither a workspace nor a snapshot. */
function isLost({ recorded, observed, previous }: Situation, from: string): boolean {
  const ran = previous !== undefined && generationOf(previous) !== undefined;
  return from === 'latest' && recorded?.snapshot === undefined && ran && !observed;
}

function decideReleased(situation: Situation, desired: Desired, same: boolean): Decision {
  const { observed, stackHolds, recorded } = situation;
  const gone = !observed && !stackHolds;
  if (gone && same && !recorded?.failure) return { verdict: 'nothing' };
  const terminated = desired.lifecycle.desired === 'terminated';
  // Nothing of it was ever there: there is no biography to begin with its end.
  if (gone && !recorded) return { verdict: 'nothing' };
  return release(situation, terminated ? 'terminate' : 'suspend', saves(situation, desired));
}

function decidePrune(situation: Situation): Decision {
  const { observed, stackHolds, previous } = situation;
  if (!observed && !stackHolds) return { verdict: 'nothing' };
  const prune = previous?.lifecycle.prune ?? 'confirm';
  if (prune === 'never') return { verdict: 'kept' };
  if (prune === 'confirm' && !situation.yes) return { verdict: 'confirm' };
  return release(situation, 'prune', true);
}

/** A suspended twin is resumed from its state, so it is always saved; a terminated one unless it says otherwise. */
function saves({ previous }: Situation, desired: Desired): boolean {
  if (desired.lifecycle.desired === 'suspended') return true;
  return specOf(previous)?.save.onTerminate !== false;
}

function release(situation: Situation, why: Why, save: boolean): Decision {
  const { observed } = situation;
  const actions: Action[] = [];
  if (observed) actions.push({ do: 'collect' });
  if (save && observed?.alive && !observed.prepared && !situation.unsaved) actions.push({ do: 'save' });
  if (observed || situation.stackHolds) {
    actions.push({ do: 'apply', why, refresh: situation.stackHolds && !observed });
  }
  actions.push({ do: 'record', event: why === 'suspend' ? 'suspended' : 'terminated' });
  return { verdict: 'act', actions };
}
