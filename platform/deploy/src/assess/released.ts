import type { Desired, DesiredPlace } from '@dtaas/model';
import type { RecordedState } from '../biography/recorded.ts';

/** True where nothing of the instance should exist. */
export function isReleased(desired: Desired): boolean {
  return Object.keys(desired.resources).length === 0;
}

/** A deployed twin's desired state, released by an operator's override: the bytes that a rendering with it has. */
export function releasedBy(previous: Desired, overrides: Desired['overrides']): Desired {
  const desired = overrides.desired ?? 'terminated';
  const { workspace: _, ...rest } = previous;
  return { ...rest, lifecycle: { ...previous.lifecycle, desired }, overrides, resources: {} };
}

/** The place of an instance that is at no place. */
const nowhere: DesiredPlace = { name: 'none', kind: 'none', settings: {} };

/** The desired state of an instance that the source doesn't have any more: nothing should exist. */
export function prunedOf({ twin, previous }: RecordedState, seenAt: DesiredPlace = nowhere): Desired {
  return {
    apiVersion: 'dtaas/v1',
    kind: 'Desired',
    edition: 2,
    twin,
    version: previous?.version ?? '0.0.0',
    program: previous?.program ?? '0',
    lifecycle: { restore: 'latest', prune: 'confirm', ...previous?.lifecycle, desired: 'terminated' },
    place: previous?.place ?? seenAt,
    flavour: previous?.flavour ?? 'process',
    overrides: {},
    resources: {},
  };
}
