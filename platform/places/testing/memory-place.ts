import { tmpdir } from 'node:os';
import { Duplex, PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { checkedInstanceId, type Parameters, platformVersion, stagedAssets } from '@dtaas/model';
import {
  type LogLine,
  type PendingSnapshot,
  type RunnerStatus,
  runnerErrors,
  secretProof,
} from '@dtaas/runner';
import { dialHere } from '../../runner/src/component/place.ts';
import { type Controlled, serveChannel } from '../../runner/src/control/serve.ts';
import { protocolVersion } from '../../runner/src/protocol.ts';
import { assetFilesMissing, workspaceUnsaved } from '../src/failures.ts';
import { type Observed, type Place, unpassedSecrets } from '../src/place.ts';
import { observedOf } from '../src/runner-answer.ts';
import { plainProcess } from './plain-process.ts';

/** What a workspace of a place in memory is like. Tests look at it and change it. */
export interface MemoryWorkspace {
  generation: string;
  alive: boolean;
  phase: 'prepared' | 'running';
  ring: string[];
  /** How often the twin has begun from nothing. */
  restarts?: number;
  /** The snapshot that the twin was started from or put back to. */
  from?: string;
  degraded?: boolean;
  /** Something of the workspace has stopped or is gone. */
  incomplete?: boolean;
  /** A runner that isn't `alive` runs all the same, and gives no answer in time. */
  silent?: boolean;
  /** Since when nobody has used the twin. */
  idleSince?: string;
  /** The runner is of the first platform, which doesn't say its version. */
  old?: boolean;
  /** What the runner was given. */
  secrets?: { readonly [name: string]: string };
  /** The parameters that the runner was told. */
  told?: Parameters;
  /** Why a component refuses new parameters. */
  refuses?: string;
  /** Why the twin sends its physical twin no command. */
  withheld?: string;
  /** What the one component, `pump`, printed. */
  printed?: LogLine[];
}

export interface MemoryPlace extends Place {
  readonly workspaces: Map<string, MemoryWorkspace>;
  /** Digests of the assets that were brought. */
  readonly staged: Set<string>;
  /** Makes a workspace, adopts it, or replaces its runner, as the engine's resource of a real place does. */
  make(instance: string, generation: string, secrets?: { readonly [name: string]: string }): void;
}

/** The files of any snapshot of a place in memory. */
const snapshotFolder = fileURLToPath(new URL('./snapshot', import.meta.url));

/** A place in memory, whose runners speak the control protocol: with the server of the real ones, over a stream. */
export function memoryPlace(environment: () => NodeJS.ProcessEnv = () => process.env): MemoryPlace {
  const workspaces = new Map<string, MemoryWorkspace>();
  const staged = new Set<string>();
  let count = 0;
  const next = (): string => String(++count).padStart(8, '0');
  const find = (instance: string) => workspaces.get(checkedInstanceId(instance));
  const channels = new Map<string, Set<Duplex>>();
  /** A runner that ends closes its channels. */
  const hangUp = (instance: string): void => {
    for (const channel of channels.get(instance) ?? []) channel.destroy();
    channels.delete(instance);
  };
  return {
    workspaces,
    staged,
    make(instance, generation, secrets = {}) {
      const existing = find(instance);
      if (existing?.alive && existing.generation === generation) {
        delete existing.incomplete;
        return;
      }
      const ring = existing?.ring ?? [];
      workspaces.set(instance, { generation, alive: true, phase: 'prepared', ring, secrets });
    },
    judge: async (workspace) => ({ remarks: [], ...unpassedSecrets(workspace, environment()) }),
    async stage({ twin, components = {} }, files) {
      for (const { asset, digest } of stagedAssets({ components })) {
        if (!files(digest) && !staged.has(digest)) throw assetFilesMissing({ twin, asset });
        staged.add(digest);
      }
    },
    async observe(only) {
      const asked = [...workspaces].filter(([id]) => only?.includes(id) ?? true);
      return new Map(asked.map(([id, workspace]) => [id, lookAt(workspace)]));
    },
    async observeOne(instance) {
      const workspace = find(instance);
      return workspace && lookAt(workspace);
    },
    async channel(instance) {
      if (!find(instance)?.alive) throw new Error(`the runner of ${instance} is gone`);
      const [near, far] = streamPair();
      channels.set(instance, (channels.get(instance) ?? new Set()).add(far));
      far.once('close', () => channels.get(instance)?.delete(far));
      serveChannel(
        far,
        controlled(() => workspaces.get(instance)!, next),
      );
      return near;
    },
    async stop(instance) {
      const workspace = find(instance);
      if (workspace) workspace.alive = false;
      hangUp(instance);
    },
    leftRing(instance) {
      const workspace = find(instance);
      return {
        pending: async () => (workspace?.ring ?? []).map((name) => ({ name, takenAt: name, origin: 'due' })),
        fetch: async () => snapshotFolder,
        ack: async (name) => forget(workspace, name),
      };
    },
    async leftLogs(instance, { tail }) {
      return { components: ['pump', 'runner'], lines: (find(instance)?.printed ?? []).slice(-tail) };
    },
    async remove(instance) {
      const waiting = find(instance)?.ring.length ?? 0;
      if (waiting > 0) throw workspaceUnsaved({ twin: instance, count: waiting });
      workspaces.delete(instance);
      hangUp(instance);
    },
    async crash(instance) {
      const workspace = find(instance);
      if (!workspace?.alive) return undefined;
      workspace.alive = false;
      return process.pid;
    },
  };
}

function lookAt(workspace: MemoryWorkspace): Observed {
  const { generation, alive, incomplete, silent, ring } = workspace;
  const common = { waiting: ring.length, ...(incomplete ? ({ isIncomplete: true } as const) : {}) };
  const isSilent = silent ? ({ isSilent: true } as const) : {};
  if (!alive) return { generation, alive, prepared: false, ...common, ...isSilent };
  return { ...observedOf(statusOf(workspace)), ...common };
}

function forget(workspace: MemoryWorkspace | undefined, name: string): void {
  if (workspace) workspace.ring = workspace.ring.filter((each) => each !== name);
}

/** Two ends of one stream: what is written to one is read from the other. */
function streamPair(): [Duplex, Duplex] {
  const [to, from] = [new PassThrough(), new PassThrough()];
  return [Duplex.from({ readable: from, writable: to }), Duplex.from({ readable: to, writable: from })];
}

/** The runner: what the server of the control protocol asks of a twin. */
function controlled(workspace: () => MemoryWorkspace, next: () => string): Controlled {
  const status = () => statusOf(workspace());
  const pendingOf = (name: string, origin: PendingSnapshot['origin']): PendingSnapshot => {
    return { name, takenAt: name, bytes: 0, origin, remarks: [] };
  };
  const twin = {
    status,
    sampler: () => () => ({}),
    async start(from: { from: string } | 'nothing' | undefined, withheld?: string) {
      const snapshot = typeof from === 'object' ? { from: from.from } : {};
      Object.assign(workspace(), { phase: 'running', ...snapshot, ...(withheld ? { withheld } : {}) });
      return status();
    },
    async restart() {
      delete workspace().from;
      Object.assign(workspace(), { phase: 'running', restarts: (workspace().restarts ?? 0) + 1 });
      return status();
    },
    async restore({ from }: { from: string }) {
      workspace().from = from;
      return { outcome: 'restored', from, details: [] };
    },
    async configure({ generation, parameters }: { generation: string; parameters: Parameters }) {
      const { refuses } = workspace();
      if (refuses !== undefined) throw runnerErrors.configureRefused({ twin: 't', reason: refuses });
      Object.assign(workspace(), { generation, told: parameters });
      return status();
    },
    async confirm() {
      delete workspace().withheld;
      return status();
    },
    async save() {
      const name = `20261122T120000Z-${next()}`;
      workspace().ring.push(name);
      return pendingOf(name, 'asked');
    },
    async stop() {
      workspace().alive = false;
      return {};
    },
    ring: {
      list: () => workspace().ring.map((name) => pendingOf(name, 'due')),
      folderOf: () => snapshotFolder,
      remove: async (name: string) => forget(workspace(), name),
    },
  };
  return {
    twin: twin as unknown as Controlled['twin'],
    directory: tmpdir(),
    logs: { read: ({ tail }) => (workspace().printed ?? []).slice(-tail) },
    secrets: {
      prove(nonce) {
        const given = Object.entries(workspace().secrets ?? {});
        const proofs = given.map(([name, value]) => [name, secretProof(name, value, nonce)]);
        return { proofs: Object.fromEntries(proofs), since: '2026-11-22T12:00:00Z' };
      },
      toJson: JSON.stringify,
      maskedStream: () => new PassThrough(),
    },
    host: {
      dial: () => new PassThrough(),
      dialPort: dialHere,
      run: (_component, command) => plainProcess(command),
    },
    usage: { note: () => {}, during: () => {} },
    times: { silenceMs: 10_000 },
    stopped: () => {},
  };
}

function statusOf(workspace: MemoryWorkspace): RunnerStatus {
  const { phase, from, degraded, old, withheld, generation, idleSince } = workspace;
  return {
    ...(old ? {} : { platform: platformVersion, protocol: protocolVersion }),
    ...(idleSince === undefined ? {} : { idleSince }),
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
