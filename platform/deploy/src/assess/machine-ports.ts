import { type Desired, type DtaasError, listensAtOnce, memoised, type WorkspaceSpec } from '@dtaas/model';
import { isSamePlace } from '@dtaas/places';
import { attempt } from '@dtaas/processes';
import { recordedStateOf } from '../biography/recorded.ts';
import type { Source, Tip, World } from '../world.ts';
import { isReleased, specOf } from './desired-state.ts';
import { machinePortTaken } from './failures.ts';

/** A port of a machine, and what needs it there. */
interface NeededPort {
  readonly address: string;
  readonly port: number;
  readonly by: string;
}

/**
 * Why a twin would find a port of its machine taken: by another twin at the same place, or by itself. Of two twins that need
 * the same port, the one that has it keeps it; if neither has it, the first by name gets it.
 *
 * @param isShared without a sandbox, components listen on the ports of the machine
 */
export async function portRefusal(
  world: World,
  source: Source,
  desired: Desired,
  isShared: boolean,
): Promise<DtaasError | undefined> {
  const mine = portsNeededBy(desired, isShared);
  if (mine.length === 0) return undefined;
  const refusal = (one: NeededPort, other: NeededPort): DtaasError =>
    machinePortTaken({ twin: desired.twin, place: desired.place.name, port: one.port, one, other, isShared });
  for (const [index, one] of mine.entries()) {
    const other = mine.slice(0, index).find((each) => listensAtOnce(one, each));
    if (other) return refusal(one, other);
  }
  const { tips } = await world.biographies.tips();
  const here = (state: Desired | undefined): readonly NeededPort[] =>
    state && isSamePlace(state.place, desired.place) ? portsNeededBy(state, isShared) : [];
  const held = here(recordedAs(world, desired.twin, tips).running);
  const free = mine.filter((one) => !held.some((each) => listensAtOnce(one, each)));
  for (const twin of [...new Set([...source.instances.keys(), ...tips.keys()])].sort()) {
    if (twin === desired.twin) continue;
    const { running, isStopped } = recordedAs(world, twin, tips);
    const wanted = isStopped ? undefined : (renderedAs(source, twin) ?? running);
    const theirs = here(wanted);
    const kept = here(running);
    for (const one of free) {
      const other = theirs.find((each) => listensAtOnce(one, each));
      const comesFirst = twin < desired.twin || kept.some((each) => listensAtOnce(one, each));
      if (other && comesFirst) return refusal(one, other);
    }
  }
  return undefined;
}

function portsNeededBy(desired: Desired, isShared: boolean): readonly NeededPort[] {
  const { expose = {}, components = {} }: Partial<WorkspaceSpec> = specOf(desired) ?? {};
  const exposed = Object.entries(expose).flatMap(([name, { address, port }]) =>
    port === undefined ? [] : [{ address, port, by: `infrastructure.expose.${name} of ${desired.twin}` }],
  );
  if (!isShared) return exposed;
  const listening = Object.entries(components).flatMap(([id, { run }]) =>
    Object.entries(run?.endpoints ?? {}).map(([name, port]) => {
      return { address: '127.0.0.1', port, by: `the endpoint ${id}.${name} of ${desired.twin}` };
    }),
  );
  return [...listening, ...exposed];
}

/** What runs of a twin by its record, and whether an operator has stopped it. A record that can't be used says nothing. */
function recordedAs(world: World, twin: string, tips: ReadonlyMap<string, Tip>) {
  const { recorded, previous } = attempt(() => recordedStateOf(twin, tips.get(twin))) ?? {};
  const isOurs = recorded === undefined || recorded.home === world.home;
  return {
    running: previous && isOurs && !isReleased(previous) ? previous : undefined,
    isStopped: recorded?.overrides.desired !== undefined,
  };
}

/** What each source says of its twins. A source never changes, so each twin is rendered once, however many twins it is compared with. */
const renderings = new WeakMap<Source, (twin: string) => Desired | undefined>();

function renderedAs(source: Source, twin: string): Desired | undefined {
  const known = renderings.get(source) ?? memoised((asked: string) => renderedNow(source, asked));
  renderings.set(source, known);
  return known(twin);
}

/** `undefined` if the source doesn't have the twin, or the twin has problems and stays as it is. */
function renderedNow(source: Source, twin: string): Desired | undefined {
  const hasProblems = (): boolean => source.problemsOf(twin).some(({ severity }) => severity === 'error');
  if (!source.instances.has(twin) || hasProblems()) return undefined;
  return attempt(() => source.render(twin, {}));
}
