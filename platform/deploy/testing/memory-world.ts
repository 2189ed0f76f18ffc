import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DtaasError, type JsonObject, platformVersion, sha256 } from '@dtaas/model';
import type { Observed, Ring } from '@dtaas/places';
import { type LogLine, type RunnerClient, type RunnerStatus, secretProof } from '@dtaas/runner';
import { generationOf } from '../src/assess/digests.ts';
import type { BiographyEntry, Stack, Tip, World } from '../src/world.ts';

/** What a workspace of the pretended place is like. */
export interface MemoryWorkspace {
  generation: string;
  alive: boolean;
  phase: 'prepared' | 'running';
  ring: string[];
  /** How often it has begun from nothing. */
  restarts?: number;
  /** The snapshot it was started from or put back to. */
  from?: string;
  degraded?: boolean;
  /** Its runner is of the first platform, which doesn't say its version. */
  old?: boolean;
  /** What its runner was given. */
  secrets?: { readonly [name: string]: string };
  /** Why it sends its physical twin no command. */
  withheld?: string;
  /** What its one component, `pump`, printed. */
  printed?: LogLine[];
}

/** A world in memory: the same promises as the real one, and every step can be looked at. */
export interface MemoryWorld extends World {
  readonly workspaces: Map<string, MemoryWorkspace>;
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
  const workspaces = new Map<string, MemoryWorkspace>();
  const stored = new Map<string, string[]>();
  const damaged = new Set<string>();
  const entries = new Map<string, BiographyEntry[]>();
  const tips = new Map<string, Tip>();
  let count = 0;
  const next = (): string => String(++count).padStart(8, '0');

  const observed = (workspace: MemoryWorkspace): Observed => ({
    generation: workspace.generation,
    alive: workspace.alive,
    prepared: workspace.phase === 'prepared',
    waiting: workspace.ring.length,
    ...(workspace.alive ? { status: statusOf(workspace) } : {}),
  });
  const workspaceOf = (twin: string): MemoryWorkspace => {
    const workspace = workspaces.get(twin);
    if (!workspace) throw new Error(`nothing of ${twin} is there`);
    return workspace;
  };

  const world: MemoryWorld = {
    workspaces,
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
    runner: (twin) => pretendedRunner(() => workspaceOf(twin), next),
    place: {
      observe: async () => new Map([...workspaces].map(([twin, workspace]) => [twin, observed(workspace)])),
      observeOne: async (twin) => (workspaces.has(twin) ? observed(workspaceOf(twin)) : undefined),
      channel: () => Promise.reject(new Error('the pretended runner has no channel')),
      async leftovers(twin) {
        const logs = { components: ['pump', 'runner'] };
        const read = async ({ tail }: { tail: number }) => (workspaceOf(twin).printed ?? []).slice(-tail);
        return { ring: pretendedRing(() => workspaceOf(twin)), logs: async () => ({ ...logs, read }) };
      },
      sweep: async () => [],
      stage: async () => {},
      judge: async () => ({ remarks: [] }),
      remove: async (twin) => void workspaces.delete(twin),
      stop: async (twin) => void Object.assign(workspaceOf(twin), { alive: false }),
    },
    engine: {
      atOnce: () => 2,
      async up(stack) {
        world.updates += 1;
        update(stack);
        return resultOf(stack);
      },
      preview: async (stack) => resultOf(stack),
    },
  };

  function update({ desired }: Stack): void {
    const { twin } = desired;
    const generation = generationOf(desired);
    const workspace = workspaces.get(twin);
    if (generation === undefined) {
      if (workspace && workspace.ring.length > 0) throw new Error('workspace-unsaved');
      workspaces.delete(twin);
    } else if (!workspace?.alive || workspace.generation !== generation) {
      const { secrets } = world;
      workspaces.set(twin, {
        generation,
        alive: true,
        phase: 'prepared',
        ring: workspace?.ring ?? [],
        secrets,
      });
    }
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
  const nothing = { changes: [], summary: {}, diagnostics: [], pending: [], continued: false };
  return { outcome: 'succeeded', checkpoint, ...nothing };
}

function pretendedRing(workspace: () => MemoryWorkspace): Ring {
  return {
    pending: async () => workspace().ring.map((name) => ({ name, takenAt: name, origin: 'due' as const })),
    async fetch(name, directory) {
      if (!workspace().ring.includes(name)) throw new Error(`${name} isn't in the ring`);
      await mkdir(directory, { recursive: true });
      return directory;
    },
    async ack(name) {
      workspace().ring = workspace().ring.filter((each) => each !== name);
    },
  };
}

/** The few calls that a deployment makes. */
function pretendedRunner(workspace: () => MemoryWorkspace, next: () => string): RunnerClient {
  const status = async (): Promise<RunnerStatus> => statusOf(workspace());
  const ring = pretendedRing(workspace);
  const calls: Partial<RunnerClient> = {
    ...ring,
    pending: async () => (await ring.pending()).map((waiting) => ({ ...waiting, bytes: 0, remarks: [] })),
    status,
    async start(from, { withhold } = {}) {
      const snapshot = typeof from === 'object' ? { from: from.from } : {};
      Object.assign(workspace(), {
        phase: 'running',
        ...snapshot,
        ...(withhold ? { withheld: withhold } : {}),
      });
      return status();
    },
    async confirm() {
      delete workspace().withheld;
      return status();
    },
    async secrets(nonce) {
      const { old, secrets = {} } = workspace();
      if (old)
        throw new DtaasError({ code: 'runner-older', message: 'The runner is older.', hint: 'Deploy.' });
      const proofs = Object.entries(secrets).map(([name, value]) => [name, secretProof(name, value, nonce)]);
      return { proofs: Object.fromEntries(proofs), since: '2026-11-22T12:00:00Z' };
    },
    async restart() {
      delete workspace().from;
      Object.assign(workspace(), { phase: 'running', restarts: (workspace().restarts ?? 0) + 1 });
      return status();
    },
    async restore({ from }) {
      workspace().from = from;
      return { outcome: 'restored', from, details: [] };
    },
    async save() {
      const name = `20261122T120000Z-${next()}`;
      workspace().ring.push(name);
      return { name, takenAt: name, bytes: 0, origin: 'asked', remarks: [] };
    },
  };
  return calls as RunnerClient;
}

function statusOf({ phase, from, degraded, old, withheld, generation }: MemoryWorkspace): RunnerStatus {
  return {
    ...(old ? {} : { platform: platformVersion }),
    twin: 't',
    generation,
    phase,
    health: phase === 'prepared' ? 'Progressing' : degraded ? 'Degraded' : 'Healthy',
    reasons: degraded ? ['a component failed'] : [],
    clock: { mode: 'wall', t: 0 },
    isolation: { mode: 'none', network: 'open', remarks: [] },
    ...(from === undefined ? {} : { restore: { outcome: 'restored', from, details: [] } }),
    components: { pump: { state: 'running', restarts: 0 } },
    values: {},
    ...(withheld === undefined ? {} : { physicalTwin: { mode: 'control', commands: {}, withheld } }),
    pending: 0,
    dropped: 0,
  };
}
