import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DtaasError, type JsonObject, sha256 } from '@dtaas/model';
import { runnerOf } from '@dtaas/places';
import { type MemoryPlace, memoryPlace } from '../../places/testing/memory-place.ts';
import { generationOf } from '../src/assess/digests.ts';
import type { BiographyEntry, Stack, Tip, World } from '../src/world.ts';

/** A world in memory: the same promises as the real one, and every step can be looked at. */
export interface MemoryWorld extends World {
  readonly place: MemoryPlace;
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

export function memoryWorld(): MemoryWorld {
  const place = memoryPlace(() => world.secrets);
  const stored = new Map<string, string[]>();
  const damaged = new Set<string>();
  const entries = new Map<string, BiographyEntry[]>();
  const tips = new Map<string, Tip>();
  let count = 0;
  const next = (): string => String(++count).padStart(8, '0');

  const world: MemoryWorld = {
    place,
    workspaces: place.workspaces,
    stored,
    damaged,
    entries,
    secrets: {},
    updates: 0,
    clock: new Date('2026-11-22T12:00:00Z'),
    home: memoryHome,
    actor: 'operator <operator@plant.example>',
    now: () => world.clock,
    scratchOf: (twin) => join(tmpdir(), `dtaas-memory-world-${process.pid}-${twin}`),
    extractionOf: (twin) => join(tmpdir(), `dtaas-memory-world-${process.pid}-${twin}-restore`),
    withTwinLock: (_twin, run) => run(),
    remote: { fetch: async () => new Map(), push: async () => new Map() },
    biographies: {
      tips: async () => ({ tips: new Map(tips), unreadable: new Map() }),
      tip: async (twin) => tips.get(twin),
      entries: async (twin) => [...(entries.get(twin) ?? [])].reverse(),
      async append({ twin, event, summary, body = '', trailers, files }, expected) {
        const before = tips.get(twin);
        if (before?.id !== expected) throw new Error('state-moved');
        const parsed = Object.entries(files).map(([name, text]) => [name, JSON.parse(text) as JsonObject]);
        const tip = { ...before, id: next(), ...Object.fromEntries(parsed) } as Tip;
        tips.set(twin, tip);
        const subject = `${event}: ${summary}`;
        const at = world.clock.toISOString();
        entries.set(twin, [...(entries.get(twin) ?? []), { id: tip.id, at, event, subject, body, trailers }]);
        return tip.id;
      },
    },
    snapshots: {
      list: async (twin) => stored.get(twin) ?? [],
      damaged: async () =>
        new Map(
          [...stored]
            .map(([twin, names]) => [twin, names.filter((name) => damaged.has(name))] as const)
            .filter(([, names]) => names.length > 0),
        ),
      put: async (twin, name) => void stored.set(twin, [...new Set([...(stored.get(twin) ?? []), name])]),
      async get(twin, name, directory) {
        if (!stored.get(twin)?.includes(name)) throw new Error('snapshot-unknown');
        if (damaged.has(name))
          throw new DtaasError({
            code: 'snapshot-corrupt',
            message: `${name} is damaged.`,
            hint: 'Use another.',
          });
        await mkdir(directory, { recursive: true });
        await writeFile(join(directory, 'manifest.json'), '{}');
        return sha256('{}');
      },
      retain: async () => {},
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
    if (generation === undefined) await place.remove(desired.twin);
    else place.make(desired.twin, generation, world.secrets);
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
