import { DtaasError } from '@dtaas/model';
import { type Known, releasedBy } from './situation.ts';
import type { Source } from './world.ts';

/**
 * A twin as it was deployed last, from its record alone: an operator's suspend, terminate or restore is about what
 * runs, not about what has been merged since, and works though its files are gone.
 */
export function recordedSource({ twin, recorded, previous }: Known): Source {
  const deployed = recorded?.deployed;
  if (!deployed || !previous) {
    throw new DtaasError({
      code: 'twin-not-deployed',
      message: `${twin} was never deployed from here.`,
      hint: `Deploy it with: dtaas deploy ${twin}. Which twins there are says: dtaas status`,
    });
  }
  return {
    commit: deployed.commit,
    twins: [twin],
    about: () => ({}),
    problemsOf: () => [],
    filesOf: () => undefined,
    basis: () => deployed.basis,
    unverified: async () => [],
    uncommitted: async () => [],
    render(_, overrides) {
      if (overrides.desired) return releasedBy(previous, overrides);
      if (Object.keys(previous.resources).length > 0) return previous;
      throw new DtaasError({
        code: 'twin-not-running',
        message: `${twin} is ${previous.lifecycle.desired}, so there is nothing to put back.`,
        hint: 'Its twin.yaml says what it desires; change lifecycle.desired there, commit and deploy.',
      });
    },
  };
}
