import { stackHolds } from '@dtaas/engine';
import type { Desired, JsonObject } from '@dtaas/model';
import type { Observed } from '@dtaas/places';
import { present, type RecordedStatus } from '../biography/recorded.ts';
import type { Situation } from './decide.ts';
import { desiredDigest, generationOf } from './digests.ts';

/** What is recorded of a twin: read from the tip of its biography. */
export interface RecordedState {
  readonly twin: string;
  readonly recorded: RecordedStatus | undefined;
  readonly previous: Desired | undefined;
  readonly stack: JsonObject | undefined;
}

/** Puts together what a decision rests on. `desired` is `undefined` where the twin isn't in the tree. */
export function situationOf(
  { twin, recorded, previous, stack }: RecordedState,
  now: {
    desired: Desired | undefined;
    observed: Observed | undefined;
    yes: boolean;
    unsaved?: boolean;
    renew?: readonly string[];
  },
): Situation {
  const { desired, observed, yes, unsaved = false, renew = [] } = now;
  return {
    twin,
    stackHolds: stackHolds(stack),
    yes,
    unsaved,
    renew,
    ...present({
      recorded,
      previous,
      observed,
      desired: desired && {
        content: desired,
        digest: desiredDigest(desired),
        generation: generationOf(desired),
      },
    }),
  };
}

/** True where nothing of the twin is to exist. */
export function isReleased(desired: Desired): boolean {
  return Object.keys(desired.resources).length === 0;
}

/** The overrides as a rendering takes them. */
export function renderingOf({ emulate, desired }: RecordedStatus['overrides']): Desired['overrides'] {
  return {
    ...(emulate ? { emulate: true as const } : {}),
    ...(emulate?.clock ? { clock: emulate.clock } : {}),
    ...(desired ? { desired: desired.to } : {}),
  };
}

/** A deployed twin's desired state, released by an operator's override: the bytes that a rendering with it has. */
export function releasedBy(previous: Desired, overrides: Desired['overrides']): Desired {
  const desired = overrides.desired ?? 'terminated';
  const { workspace: _, ...rest } = previous;
  return { ...rest, lifecycle: { ...previous.lifecycle, desired }, overrides, resources: {} };
}

/** What a twin that isn't in the tree any more should have: nothing. */
export function prunedOf({ twin, previous }: RecordedState): Desired {
  return {
    apiVersion: 'dtaas/v1',
    kind: 'Desired',
    edition: 2,
    twin,
    version: previous?.version ?? '0.0.0',
    program: previous?.program ?? '0',
    lifecycle: { restore: 'latest', prune: 'confirm', ...previous?.lifecycle, desired: 'terminated' },
    place: previous?.place ?? { name: 'here', kind: 'process', settings: {} },
    flavour: previous?.flavour ?? 'process',
    overrides: {},
    resources: {},
  };
}
