import {
  canonicalJson,
  type Desired,
  type EventName,
  type LiveChange,
  type RecordedStatus,
} from '@dtaas/model';
import type { Observed } from '@dtaas/places';
import { generationOf, specOf, toldBetween } from './desired-state.ts';
import type { Moving } from './survey.ts';

/** Everything that a decision about one instance rests on. */
export interface Situation {
  /** `undefined` if the source doesn't have the instance any more. */
  readonly desired?: {
    readonly content: Desired;
    readonly digest: string;
    readonly generation: string | undefined;
  };
  /** `status.json` at the tip of the biography. */
  readonly recorded?: RecordedStatus;
  /** The `desired.json` that was deployed last. */
  readonly previous?: Desired;
  /** The workspace. If the instance moves, the workspace at the old place. */
  readonly observed?: Observed;
  readonly moving?: Moving;
  /** The configuration has changed since the record, although what is desired of a released twin hasn't. */
  readonly isNewer?: boolean;
  /** `stack.json` lists resources. */
  readonly stackHolds: boolean;
  /** A person agreed to deletions. */
  readonly yes: boolean;
  /** A person agreed to go on without a save. */
  readonly unsaved: boolean;
  /** Names of the secrets that the runner must get again. The runner runs the desired state then. */
  readonly renew: readonly string[];
}

export type Why =
  | 'create'
  | 'move'
  | 'lost'
  | 'secrets'
  | 'replace'
  | 'configure'
  | 'recover'
  | 'repair'
  | 'adopt'
  | 'suspend'
  | 'terminate'
  | 'prune';

/** A step of a decision. Steps are carried out in order, and each can be repeated. */
export type Action =
  /** Commit the snapshots that wait in the ring. */
  | { readonly do: 'collect' }
  /** Take a snapshot now and commit it. */
  | { readonly do: 'save' }
  /** Have Pulumi make what `desired.json` says. */
  | { readonly do: 'apply'; readonly why: Why; readonly refresh: boolean }
  /** Tell the running components new values of live parameters. */
  | { readonly do: 'configure'; readonly generation: string; readonly changes: readonly LiveChange[] }
  /** Stop the runner, so that the next one gets these secrets. */
  | { readonly do: 'stop'; readonly secrets: readonly string[] }
  /** Tell a prepared runner to start the twin: from a snapshot, from nothing, or from the files that its components kept. */
  | {
      readonly do: 'start';
      readonly from: string | 'latest' | 'nothing' | 'kept';
      /** The twin ran before, but its workspace and its snapshots are gone. */
      readonly lost?: true;
      /** Nothing is done if the runner that was there goes on. */
      readonly ifPrepared?: true;
    }
  /** Tell a runner to start the twin from nothing, whether the twin runs or not. */
  | { readonly do: 'restart' }
  /** Restore a snapshot in a running twin. */
  | { readonly do: 'restore'; readonly from: string }
  /** Append the event that ends the run to the biography. */
  | { readonly do: 'record'; readonly event: EventName };

export type Decision =
  | { readonly verdict: 'nothing' }
  | { readonly verdict: 'act'; readonly actions: readonly Action[] }
  /** The instance would be deleted. `confirm`: a person has to agree. `kept`: its `lifecycle.prune` is `never`. */
  | { readonly verdict: 'confirm' | 'kept' };

/** Decides what a run does with one instance. Pure: the same situation gives the same steps. */
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
  // The runner that exists goes on.
  const stays = current && renew.length === 0;
  const { wish, anew } = recorded ?? {};
  // A twin that runs is resumed already: an operator resumed it before its suspension was carried out.
  const restored = wish?.kind === 'restore' ? wish : undefined;
  // A stack that lists nothing is recorded again: its place was given up as lost, and then answered.
  const isRecorded = same && situation.stackHolds;
  const isIncomplete = observed?.isIncomplete === true;
  if (isRecorded && stays && runs && !isIncomplete && !wish && !anew && !recorded.failure) {
    return observed.waiting > 0 ? { verdict: 'act', actions: [{ do: 'collect' }] } : { verdict: 'nothing' };
  }

  // The runner would go on, but Pulumi may replace the containers in which it and the components run.
  const isReplaced = stays && runs && containersDiffer(situation.previous, desired.content);

  const told = toldOf(situation, desired);
  if (told) return { verdict: 'act', actions: told };

  const actions: Action[] = [];
  // A move deletes the old workspace, so its ring is emptied first.
  if (alive || leaves) actions.push({ do: 'collect' });
  // The repair of a container may replace others.
  if (runs && (!stays || isIncomplete || isReplaced || restored || anew) && !situation.unsaved)
    actions.push({ do: 'save' });
  if (renew.length > 0) actions.push({ do: 'stop', secrets: renew });
  if (!isRecorded || !stays || isIncomplete || recorded?.failure) {
    // Pulumi asks for each resource, which takes time, only if the place doesn't show what the record says.
    actions.push({
      do: 'apply',
      why:
        moving === 'lost'
          ? 'lost'
          : moving
            ? 'move'
            : renew.length > 0
              ? 'secrets'
              : whyApplied(observed, same, current && !isReplaced),
      refresh: situation.stackHolds && (!alive || isIncomplete || renew.length > 0),
    });
  }
  if (isReplaced) {
    // Pulumi sees no reason to begin the workspace again in containers that it replaced, so it looks again.
    actions.push({ do: 'apply', why: 'repair', refresh: true });
    actions.push({ do: 'start', from: startFrom(situation, desired, true), ifPrepared: true });
  }
  // The ring of a crashed runner holds the newest snapshots. They are collected before `latest` is looked up.
  if (observed && !alive && !leaves) actions.push({ do: 'collect' });

  if (anew) actions.push({ do: 'restart' });
  else if (!stays || !runs) {
    const from = startFrom(situation, desired, same);
    actions.push({ do: 'start', from, ...(isLost(situation, from) ? { lost: true } : {}) });
  } else if (restored) actions.push({ do: 'restore', from: restored.restore });
  const event = wish?.kind === 'resume' ? 'resumed' : wish || anew ? 'restored' : 'deployed';
  actions.push({ do: 'record', event });
  return { verdict: 'act', actions };
}

/**
 * The steps where live parameters are all that changes for a running twin; otherwise `undefined`. The runner may have told the
 * components before an earlier run was cut off.
 */
function toldOf(
  { observed, previous, recorded, renew, moving }: Situation,
  { content, generation }: NonNullable<Situation['desired']>,
): readonly Action[] | undefined {
  if (!previous || !generation || !observed?.alive || observed.prepared) return undefined;
  if (moving || renew.length > 0 || recorded?.wish || recorded?.anew) return undefined;
  const changes = toldBetween(previous, content);
  const isTold = observed.generation === generation;
  const canTell = observed.isConfigurable === true && observed.generation === generationOf(previous);
  if (!changes || !(isTold || canTell)) return undefined;
  return [
    ...(isTold ? [] : [{ do: 'configure', generation, changes } as const]),
    { do: 'apply', why: 'configure', refresh: observed.isIncomplete === true },
    { do: 'record', event: 'configured' },
  ];
}

/** Whether containers differ, or other resources that Pulumi's plugins make. */
function containersDiffer(previous: Desired | undefined, desired: Desired): boolean {
  const ofPlugins = ({ resources }: Desired) =>
    canonicalJson(
      Object.fromEntries(Object.entries(resources).filter(([, { type }]) => !type.startsWith('dtaas:'))),
    );
  return previous !== undefined && ofPlugins(previous) !== ofPlugins(desired);
}

function whyApplied(observed: Observed | undefined, same: boolean, current: boolean): Why {
  if (!observed) return same ? 'recover' : 'create';
  if (!observed.alive) return 'recover';
  if (!current) return 'replace';
  return observed.isIncomplete ? 'repair' : 'adopt';
}

/** Without a runner, only the record says what exists. */
function decideWithoutRunner({ recorded, stackHolds }: Situation, digest: string): Decision {
  if (recorded?.deployed?.desired === digest && stackHolds && !recorded.failure)
    return { verdict: 'nothing' };
  const apply = { do: 'apply', why: stackHolds ? 'replace' : 'create', refresh: false } as const;
  return { verdict: 'act', actions: [apply, { do: 'record', event: 'deployed' }] };
}

/**
 * What a starting twin continues from. A request of an operator comes first. `lifecycle.restore` is for a twin that begins. A twin
 * whose desired state is unchanged, e.g. after a reboot or a crash, continues from its last snapshot. A twin that never restores
 * continues with the files in its workspace, if that is the workspace that was deployed.
 */
function startFrom(
  { recorded, observed, previous, moving, renew, unsaved }: Situation,
  { content, generation }: NonNullable<Situation['desired']>,
  same: boolean,
): string | 'latest' | 'nothing' | 'kept' {
  // A twin is resumed from its last save, which may be newer than the request.
  if (recorded?.wish) return recorded.wish.kind === 'resume' ? 'latest' : recorded.wish.restore;
  // The files in the workspace are not moved.
  if (moving) return 'latest';
  const { restore } = content.lifecycle;
  // New secrets change nothing about the state, and the files in the workspace are at least as new as any save.
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
  const { observed, stackHolds, recorded, isNewer = false } = situation;
  const gone = !observed && !stackHolds;
  // An instance that never existed has no end to record.
  if (gone && ((same && !recorded?.failure && !isNewer) || !recorded)) return { verdict: 'nothing' };
  // A suspended twin is resumed from its state, so it is always saved.
  if (desired.lifecycle.desired === 'suspended') return release(situation, 'suspend', true);
  return release(situation, 'terminate', specOf(situation.previous)?.save.onTerminate !== false);
}

function decidePrune(situation: Situation): Decision {
  const { observed, stackHolds, previous } = situation;
  if (!observed && !stackHolds) return { verdict: 'nothing' };
  const prune = previous?.lifecycle.prune ?? 'confirm';
  if (prune === 'never') return { verdict: 'kept' };
  if (prune === 'confirm' && !situation.yes) return { verdict: 'confirm' };
  return release(situation, 'prune', true);
}

function release(situation: Situation, why: Why, save: boolean): Decision {
  const { observed } = situation;
  const actions: Action[] = [];
  if (observed) actions.push({ do: 'collect' });
  if (save && observed?.alive && !observed.prepared && !situation.unsaved) actions.push({ do: 'save' });
  if (observed || situation.stackHolds) {
    // A deletion of what is gone already may fail.
    const isWhole = observed !== undefined && !observed.isIncomplete;
    actions.push({ do: 'apply', why, refresh: situation.stackHolds && !isWhole });
  }
  actions.push({ do: 'record', event: why === 'suspend' ? 'suspended' : 'terminated' });
  return { verdict: 'act', actions };
}
