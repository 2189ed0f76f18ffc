import { resourcesIn } from '@dtaas/engine';
import {
  type ComponentState,
  componentStates,
  type Desired,
  DtaasError,
  type EngineChange,
  isUnwritable,
  type StateWriters,
} from '@dtaas/model';
import type { World } from '../world.ts';
import type { Assessment } from './assess.ts';
import { specOf } from './desired-state.ts';
import { stateWouldBeLost } from './failures.ts';

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
 * Refuses a deployment that would drop the state of a component or the data of a resource, until a person agrees. A restore is a
 * person's own request. The state of an emulator is not the twin's.
 *
 * @param changes what the engine would change
 */
export function lossOf(
  { twin, desired, previous, actions }: Assessment,
  states: readonly ComponentState[] = [],
  changes: readonly EngineChange[] = [],
): DtaasError | undefined {
  const starts = actions.some((action) => action.do === 'start');
  const emulators = [specOf(previous)?.emulator, specOf(desired)?.emulator, 'emulator'];
  const dropped = states.filter(
    ({ component, state }) => (state === 'replaced' || state === 'removed') && !emulators.includes(component),
  );
  const lost = {
    states: starts ? dropped.map(({ words }) => words) : [],
    data: changes.flatMap(({ op, name, type, losesData }) =>
      losesData && !isReleaseAsked(desired) ? [`${name} (${type}) is ${op}d and loses its data`] : [],
    ),
  };
  return lost.states.length + lost.data.length === 0 ? undefined : stateWouldBeLost({ twin, ...lost });
}

/** What the engine would change; `undefined` if it can't be asked, because the disk is full or read-only. */
export async function changesByEngine(
  world: World,
  { actions, desired, stack }: Assessment,
  signal: AbortSignal | undefined,
): Promise<readonly EngineChange[] | undefined> {
  const step = actions.find((action) => action.do === 'apply');
  // For new parameters of running components, the engine only writes down what exists.
  if (!step || step.why === 'configure') return [];
  try {
    const { refresh } = step;
    const { changes, error } = await world.engine.preview({ desired, recorded: stack, refresh, signal });
    if (error) throw error;
    return changes.map(({ state: _, ...change }) => change);
  } catch (error) {
    if (isUnwritable(error)) return undefined;
    throw error;
  }
}

/** The same for a deployment: the engine is asked only if a resource that exists may lose data. */
export async function lossBefore(
  world: World,
  assessment: Assessment,
  bring: (name: string) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<DtaasError | undefined> {
  const states = await statesAfter(world, assessment, bring);
  const mayLose =
    !isReleaseAsked(assessment.desired) &&
    resourcesIn(assessment.stack).some(({ type }) => world.engine.losesData(type));
  return lossOf(assessment, states, mayLose ? await changesByEngine(world, assessment, signal) : []);
}

/** A person has asked for the end of the twin in its `twin.yaml`, or for its release by a command. */
function isReleaseAsked({ lifecycle, overrides }: Desired): boolean {
  return lifecycle.desired === 'terminated' || overrides.desired !== undefined;
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
