import type { RecordedState } from '../biography/recorded.ts';
import { twinNotDeployed } from '../failures.ts';
import type { Source } from '../world.ts';
import { releasedBy } from './released.ts';

/** A twin as it was deployed last, from its record alone: good for releasing it, and for nothing that is to be made. */
export function recordedSource({
  twin,
  recorded,
  previous,
}: RecordedState): Source & { readonly commit: string } {
  const deployed = recorded?.deployed;
  if (!deployed || !previous) {
    throw twinNotDeployed({ twin });
  }
  return {
    commit: deployed.commit,
    instances: new Map([[twin, { id: twin, definition: twin, patch: {} }]]),
    about: () => ({}),
    problemsOf: () => [],
    assetOf: () => undefined,
    basis: () => deployed.basis,
    unverified: async () => [],
    uncommitted: async () => [],
    render: (_, overrides) => releasedBy(previous, overrides),
  };
}
