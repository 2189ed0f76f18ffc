import { type ComponentState, componentStates, DtaasError, type StateWriters } from '@dtaas/model';
import { stateWouldBeLost } from '../failures.ts';
import type { World } from '../world.ts';
import type { Assessment } from './assess.ts';
import { specOf } from './desired-state.ts';

/**
 * What becomes of each component's state where the instance starts or is put back. Empty where nothing was saved and where the
 * state is not touched; `undefined` where the snapshot can't be read here.
 *
 * @param bring called with the name of a snapshot before it is read
 */
export async function statesAfter(
  world: World,
  assessment: Assessment,
  bring: (name: string) => Promise<void> = async () => {},
): Promise<readonly ComponentState[] | undefined> {
  const now = specOf(assessment.desired);
  const start = now && startOf(assessment);
  if (!start) return [];
  try {
    if ('snapshot' in start) await bring(start.snapshot);
    const saved =
      'runs' in start ? start.runs : await world.snapshots.writers(assessment.twin, start.snapshot);
    return componentStates(saved, started(now.components ?? {}));
  } catch (error) {
    if (error instanceof DtaasError) return undefined;
    throw error;
  }
}

/**
 * Refuses a deployment that would drop the state of a component, until a person agrees. A restore is a person's own request. The
 * state of an emulator is not the twin's.
 */
export function lossOf(
  { twin, desired, previous, actions }: Assessment,
  states: readonly ComponentState[] = [],
): DtaasError | undefined {
  if (!actions.some((action) => action.do === 'start')) return undefined;
  const emulators = [specOf(previous)?.emulator, specOf(desired)?.emulator, 'emulator'];
  const lost = states.filter(
    ({ component, state }) => (state === 'replaced' || state === 'removed') && !emulators.includes(component),
  );
  return lost.length === 0 ? undefined : stateWouldBeLost({ twin, lost: lost.map(({ words }) => words) });
}

/** What the instance continues from: the state of the components that run, or a snapshot. */
function startOf({
  actions,
  recorded,
  previous,
  observed,
}: Assessment): { readonly runs: StateWriters } | { readonly snapshot: string } | undefined {
  const step = actions.find((action) => action.do === 'start' || action.do === 'restore');
  if (!step || step.from === 'nothing') return undefined;
  // What runs is saved first, and what a dead runner left in its ring is collected first.
  const isSaved = actions.some((action) => action.do === 'save') || (observed?.waiting ?? 0) > 0;
  if (step.from === 'kept' || (step.from === 'latest' && isSaved))
    return { runs: started(specOf(previous)?.components ?? {}) };
  const snapshot = step.from === 'latest' ? recorded?.snapshot : step.from;
  return snapshot === undefined ? undefined : { snapshot };
}

/** Models and data are not started and have no state. */
function started<T extends object>(components: { readonly [id: string]: T }): { readonly [id: string]: T } {
  return Object.fromEntries(Object.entries(components).filter(([, component]) => 'run' in component));
}
