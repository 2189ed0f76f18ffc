import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MemoryResource, memoryEngine } from '@dtaas/engine/testing/memory-engine';
import {
  type BiographyEntry,
  type DesiredPlace,
  generationOf,
  type JsonObject,
  type StateWriters,
} from '@dtaas/model';
import { placesFrom, resourceKinds, runnerOf } from '@dtaas/places';
import { type MemoryPlace, memoryPlace } from '../../places/testing/memory-place.ts';
import { writers } from '../src/bind/writers.ts';
import type { PlacedWorld, Stack } from '../src/world.ts';
import { memoryBiographies } from './memory-biographies.ts';
import { emptyHome, memoryRemote } from './memory-remote.ts';
import { memorySnapshots } from './memory-snapshots.ts';

/** A world in memory: the same promises as the real one, and every step can be looked at. */
export interface MemoryWorld extends PlacedWorld {
  readonly place: MemoryPlace;
  /** Another place, which desired states name as `far`. */
  readonly far: MemoryPlace;
  readonly workspaces: MemoryPlace['workspaces'];
  readonly stored: Map<string, string[]>;
  /** Names of snapshots that can't be read any more. */
  readonly damaged: Set<string>;
  readonly entries: Map<string, BiographyEntry[]>;
  /** The secrets of this process: runners are started with them. */
  secrets: { readonly [name: string]: string };
  /** Number of stack updates. */
  updates: number;
  clock: Date;
}

export const memoryHome = '0123456789abcdef';
export const herePlace: DesiredPlace = { name: 'here', kind: 'process', settings: {} };
export const farPlace: DesiredPlace = { name: 'far', kind: 'process', settings: { host: 'far' } };

export function memoryWorld(): MemoryWorld {
  const [place, far] = [memoryPlace(() => world.secrets), memoryPlace(() => world.secrets)];
  const biographies = memoryBiographies(() => world.clock);
  const snapshots = memorySnapshots((twin) => biographies.latest.get(twin));
  // What each twin runs, and who wrote the states in each snapshot: those of the place in memory are all alike.
  const running = new Map<string, StateWriters>();
  const written = new Map<string, StateWriters>();

  const world: MemoryWorld = {
    place,
    far,
    workspaces: place.workspaces,
    places: placesFrom([herePlace], ({ name }) => (name === farPlace.name ? far : place)),
    at: (wanted) =>
      wanted.name === farPlace.name
        ? { ...world, place: far, runner: (twin, patience) => runnerOf(far, twin, patience) }
        : world,
    stored: snapshots.stored,
    damaged: snapshots.unreadable,
    entries: biographies.all,
    secrets: {},
    updates: 0,
    clock: new Date('2026-11-22T12:00:00Z'),
    home: memoryHome,
    actor: 'operator',
    now: () => world.clock,
    scratchOf: (twin) => join(tmpdir(), `dtaas-memory-world-${process.pid}-${twin}`),
    extractionOf: (twin) => join(tmpdir(), `dtaas-memory-world-${process.pid}-${twin}-restore`),
    ...writers((_twin, run) => run()),
    remote: memoryRemote(emptyHome(), biographies, snapshots),
    biographies,
    snapshots: {
      ...snapshots,
      async put(twin, name, directory) {
        const commit = await snapshots.put(twin, name, directory);
        written.set(`${twin}/${name}`, running.get(twin) ?? {});
        return commit;
      },
      writers: async (twin, name) => ({
        ...(await snapshots.writers(twin, name)),
        ...written.get(`${twin}/${name}`),
      }),
    },
    get environment() {
      return world.secrets;
    },
    runner: (twin, patience) => runnerOf(place, twin, patience),
    engine: {
      atOnce: () => 2,
      losesData: () => false,
      up(stack) {
        world.updates += 1;
        return run('up', stack);
      },
      preview: (stack) => run('preview', stack),
    },
  };

  const run = (operation: 'up' | 'preview', { desired, recorded }: Stack) => {
    const { twin, workspace, resources } = desired;
    const [wanted, other] = desired.place.name === farPlace.name ? [far, place] : [place, far];
    const make = async ({ inputs }: MemoryResource): Promise<JsonObject> => {
      running.set(twin, workspace?.components ?? {});
      wanted.make(twin, generationOf(String(inputs['spec'])), world.secrets);
      return inputs;
    };
    const engine = memoryEngine({
      create: async (resource) => ({ id: `${memoryHome}/${twin}`, outputs: await make(resource) }),
      async update(_id, resource) {
        const outputs = await make(resource);
        await other.remove(twin);
        return outputs;
      },
      async delete() {
        await wanted.remove(twin);
        await other.remove(twin);
      },
      async isCurrent() {
        const { alive = false, isIncomplete = false } = (await wanted.observeOne(twin)) ?? {};
        return alive && !isIncomplete;
      },
      replaces: () => false,
    });
    return engine({
      operation,
      home: memoryHome,
      instance: twin,
      kinds: resourceKinds,
      resources,
      // Both places have resources with the same inputs.
      refresh: true,
      ...(workspace ? { workspace } : {}),
      ...(recorded ? { checkpoint: recorded } : {}),
    });
  };
  return world;
}
