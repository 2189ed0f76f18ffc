import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DesiredPlace, StateWriter } from '@dtaas/model';
import { placesFrom, runnerOf } from '@dtaas/places';
import { type MemoryPlace, memoryPlace } from '../../places/testing/memory-place.ts';
import { generationOf } from '../src/assess/digests.ts';
import { writers } from '../src/bind/writers.ts';
import type { BiographyEntry, PlacedWorld, Stack, World } from '../src/world.ts';
import { memoryBiographies } from './memory-biographies.ts';
import { memorySnapshots } from './memory-snapshots.ts';

interface StateWriters {
  readonly [component: string]: StateWriter;
}

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
    remote: { fetch: async () => new Map(), push: async () => new Map() },
    biographies,
    snapshots: {
      ...snapshots,
      async put(twin, name, directory) {
        await snapshots.put(twin, name, directory);
        written.set(`${twin}/${name}`, running.get(twin) ?? {});
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
      async up(stack) {
        world.updates += 1;
        await update(stack);
        return resultOf(stack);
      },
      preview: async (stack) => resultOf(stack),
    },
  };

  async function update({ desired }: Stack): Promise<void> {
    const generation = generationOf(desired);
    running.set(desired.twin, desired.workspace?.components ?? {});
    const [wanted, other] = desired.place.name === farPlace.name ? [far, place] : [place, far];
    if (generation === undefined) await wanted.remove(desired.twin);
    else wanted.make(desired.twin, generation, world.secrets);
    await other.remove(desired.twin);
  }
  return world;
}

function resultOf({ desired: { twin, resources } }: Stack): Awaited<ReturnType<World['engine']['up']>> {
  const listed = Object.entries(resources).map(([name, { type }]) => ({
    urn: `urn:pulumi:${twin}::dtaas::${type}::${name}`,
    type,
    inputs: { home: memoryHome, twin },
  }));
  const checkpoint = { version: 3, deployment: { manifest: {}, resources: listed } };
  return { checkpoint, changes: [] };
}
