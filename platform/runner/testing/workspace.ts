import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ComponentSpec, ConnectionSpec, PortSpec, WorkspaceSpec } from '@dtaas/model';
import { detectIsolation } from '@dtaas/sandbox';
import { onTestFinished } from 'vitest';
import { connectRunner, type RunnerClient } from '../src/control/connect.ts';
import type { RunnerStatus } from '../src/protocol.ts';
import { Secrets } from '../src/secrets/secrets.ts';
import { defaultTimes, type Times } from '../src/times.ts';
import type { GivenSnapshot } from '../src/twin/startup.ts';
import { type RunningWorkspace, runWorkspace } from '../src/workspace/run-workspace.ts';
import type { WorkspaceFile } from '../src/workspace/workspace-file.ts';

const components = fileURLToPath(new URL('components/', import.meta.url));
const interpreters: { readonly [extension: string]: string } = {
  '.mjs': 'node',
  '.py': 'python3',
  '.sh': 'sh',
};

export const number: PortSpec = { type: 'number' };

/** Counts its steps, and keeps the count in its state. */
export const counter: TestComponent = {
  program: 'count.sh',
  control: ['save'],
  outputs: { count: { type: 'integer' } },
};

export type TestComponent = Partial<ComponentSpec> & {
  /** A file in `testing/components/`, or a whole program. */
  readonly program: string | { readonly name: string; readonly text: string };
  readonly control?: NonNullable<ComponentSpec['run']>['control'];
  readonly transport?: 'stdio' | 'mqtt';
};

export interface TestWorkspace {
  readonly directory: string;
  readonly file: WorkspaceFile;
  readonly client: RunnerClient;
  /** Runs it in this process, without a sandbox unless one is asked for. */
  run(options?: RunOptions): Promise<RunningWorkspace>;
  /** Runs it, and starts its twin. */
  start(options?: RunOptions): Promise<RunningWorkspace>;
  /** The first status that holds. */
  when(holds: (status: RunnerStatus) => unknown): Promise<RunnerStatus>;
  /** A snapshot in its ring; by default one that is saved now. */
  snapshot(name?: string): Promise<GivenSnapshot>;
  /** Called when the test is over. */
  remove(): Promise<void>;
}

export interface RunOptions {
  readonly times?: Partial<Times>;
  readonly secrets?: { readonly [name: string]: string };
  /** As where another specification has replaced the one before. */
  readonly generation?: string;
}

/** Is given what is to be done at the end: of a test, or of all tests of a file. */
export type AtEnd = (end: () => void | Promise<void>) => void;

/** A workspace in a temporary folder, with its store, for one test. */
export function makeWorkspace(
  parts: { readonly [id: string]: TestComponent },
  connections: readonly string[],
  more: Partial<WorkspaceSpec> = {},
  {
    isolation = 'none',
    inContainers = false,
    atEnd = onTestFinished,
    ...rest
  }: Partial<Pick<WorkspaceFile, 'isolation' | 'recorded' | 'endsWithInput'>> & {
    /** Each component waits for a container, which `startContainer` makes. */
    readonly inContainers?: boolean;
    /** Takes what removes it, for a workspace of several tests. */
    readonly atEnd?: AtEnd;
  } = {},
): TestWorkspace {
  const directory = mkdtempSync(join(tmpdir(), 'dtaas-runner-'));
  const store = join(directory, 'store');
  const workspace = join(directory, 'workspace');
  mkdirSync(workspace);
  const specs = Object.entries(parts).map(([id, part]) => [id, component(store, id, part)] as const);
  const spec: WorkspaceSpec = {
    twin: 'test',
    components: Object.fromEntries(specs),
    connections: connections.map(parseConnection),
    order: Object.keys(parts),
    clock: { mode: 'lockstep', stepSeconds: 3, speed: 'max', epoch: 1_600_000_000 },
    network: { internet: 'unspecified', allow: [], required: false },
    secrets: [],
    save: { keep: 3, onTerminate: false },
    resources: {},
    ...more,
  };
  const file: WorkspaceFile = {
    home: '0123456789abcdef',
    twin: 'test',
    generation: 'fedcba9876543210',
    spec,
    store,
    environments: join(directory, 'environments'),
    socket: join(directory, 's'),
    isolation: inContainers ? { mode: 'containers', network: 'enforced', remarks: [] } : isolation,
    ...(inContainers
      ? { containers: { links: join(directory, 'links'), states: join(directory, 'states') } }
      : {}),
    ...rest,
  };
  writeFileSync(join(workspace, 'workspace.json'), JSON.stringify(file));
  const running: RunningWorkspace[] = [];
  const client = connectRunner(file.socket);
  const made: TestWorkspace = {
    directory: workspace,
    file,
    client,
    async run({ times = {}, secrets = {}, generation = file.generation } = {}) {
      const started = await runWorkspace({
        directory: workspace,
        file: { ...file, generation },
        secrets: new Secrets(new Map(Object.entries(secrets))),
        secretFiles: {},
        isolation: detectIsolation('none'),
        isolationStatus:
          typeof file.isolation === 'object'
            ? file.isolation
            : { mode: 'none', network: 'open', remarks: [] },
        egress: undefined,
        ownsFolder: () => true,
        times: { ...defaultTimes, ...times },
      });
      running.push(started);
      return started;
    },
    async start(options) {
      const started = await made.run(options);
      await client.start();
      return started;
    },
    when: (holds) =>
      eventually(async () => {
        const status = await client.status();
        return holds(status) ? status : undefined;
      }),
    async snapshot(name) {
      const from = name ?? (await client.save()).name;
      return { directory: join(workspace, 'ring', from), from };
    },
    async remove() {
      await Promise.all(running.map((each) => each.close()));
      rmSync(directory, { recursive: true, force: true });
    },
  };
  atEnd(() => made.remove());
  return made;
}

/** Waits until `check` answers something, for at most `withinMs`. */
export async function eventually<T>(check: () => T | Promise<T>, withinMs = 45_000): Promise<NonNullable<T>> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > end) throw new Error(`nothing came within ${withinMs} ms: ${check}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function component(
  store: string,
  id: string,
  { program, control = [], transport = 'stdio', ...more }: TestComponent,
): ComponentSpec {
  const digest = `digest-of-${id}`;
  const folder = join(store, digest);
  mkdirSync(folder, { recursive: true });
  const name = typeof program === 'string' ? program : program.name;
  if (typeof program === 'string') copyFileSync(join(components, program), join(folder, name));
  else writeFileSync(join(folder, name), program.text);
  return {
    asset: `functions/${id}`,
    version: '1.0.0',
    digest,
    environment: { kind: 'none' },
    run: { command: [interpreters[extname(name)] ?? 'sh', name], transport, control },
    parameters: {},
    inputs: {},
    outputs: {},
    uses: {},
    limits: {},
    ...more,
  };
}

function parseConnection(text: string): ConnectionSpec {
  const [from, to] = text.split(' -> ').map((end) => {
    const [component = '', port = ''] = end.split('.');
    return { component, port };
  });
  return { from: from!, to: to! };
}
