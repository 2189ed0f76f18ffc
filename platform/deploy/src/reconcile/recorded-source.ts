import type { Desired, DesiredPlace, RecordedStatus } from '@dtaas/model';
import { twinNotDeployed } from '../biography/failures.ts';
import type { RecordedState } from '../biography/recorded.ts';
import type { Source } from '../world.ts';

/** A twin as it was deployed last, from its record alone. It serves to release the twin; nothing is made from it. */
export function recordedSource({ twin, recorded, previous }: RecordedState): Source & {
  readonly commit: string;
  readonly deployed: NonNullable<RecordedStatus['deployed']>;
  readonly place: DesiredPlace;
} {
  const deployed = recorded?.deployed;
  if (!deployed || !previous) throw twinNotDeployed({ twin });
  return {
    commit: deployed.commit,
    deployed,
    place: previous.place,
    defaultPlace: undefined,
    limits: undefined,
    instances: new Map([[twin, { id: twin, definition: twin, patch: {} }]]),
    about: () => (deployed.owners ? { owners: deployed.owners } : {}),
    problemsOf: () => [],
    assetOf: () => undefined,
    basis: () => deployed.basis,
    unverified: async () => [],
    testOf: async () => ({ state: 'passed', isRequired: false }),
    uncommitted: async () => [],
    render: (_, overrides) => releasedBy(previous, overrides),
  };
}

/** The desired state of a twin that an operator released, byte for byte as a rendering with the override has it. */
function releasedBy(previous: Desired, overrides: Desired['overrides']): Desired {
  const desired = overrides.desired ?? 'terminated';
  const { workspace: _, ...rest } = previous;
  return { ...rest, lifecycle: { ...previous.lifecycle, desired }, overrides, resources: {} };
}
