import type { EngineChange, TwinPlan } from '@dtaas/model';
import type { Decision } from './parts.ts';

/** What is deleted, replaced or lost if the plans are carried out, in the order of the twins. */
export function decisionsOf(plans: readonly TwinPlan[]): readonly Decision[] {
  return plans.flatMap(({ twin, verdict, states = [], engine = [] }): readonly Decision[] => [
    ...(verdict === 'confirm' ? [{ twin, what: 'release' as const }] : []),
    ...states
      .filter(({ state }) => state === 'replaced' || state === 'removed')
      .map(({ words }) => ({ twin, what: 'state' as const, words })),
    ...engine.flatMap((change) => {
      const what = effectOf(change);
      const type = change.type.slice(change.type.lastIndexOf(':') + 1);
      return what ? [{ twin, what, words: `${type} ${change.name}` }] : [];
    }),
  ]);
}

function effectOf({ op, losesData }: EngineChange): Decision['what'] | undefined {
  if (losesData) return 'data';
  if (op === 'replace') return 'replacement';
  return op === 'delete' ? 'deletion' : undefined;
}
