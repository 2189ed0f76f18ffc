import type { Source } from '../world.ts';
import { notDeployed } from './not-running.ts';
import { type RecordedState, releasedBy } from './situation.ts';

/** A twin as it was deployed last, from its record alone: good for releasing it, and for nothing that is to be made. */
export function recordedSource({
  twin,
  recorded,
  previous,
}: RecordedState): Source & { readonly commit: string } {
  const deployed = recorded?.deployed;
  if (!deployed || !previous) {
    throw notDeployed(twin);
  }
  return {
    commit: deployed.commit,
    twins: [twin],
    about: () => ({}),
    problemsOf: () => [],
    assetOf: () => undefined,
    basis: () => deployed.basis,
    unverified: async () => [],
    uncommitted: async () => [],
    render: (_, overrides) => releasedBy(previous, overrides),
  };
}
