import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Checkpoint, engineStatus, runStack, type StackResult, type StackRun } from '@dtaas/engine';
import type { DesiredResource } from '@dtaas/model';
import { commandLineOf, endFamily, familyMembers } from '@dtaas/processes';
import type { WorkspaceId } from '../src/place.ts';
import { ensurePluginsDir } from '../src/plugin/plugins-dir.ts';

/** The real engine, or `undefined` where tests that need it are skipped, with a line that says so. */
export async function engineForTests(): Promise<string | undefined> {
  const { engine } = await engineStatus();
  if (engine) return engine.path;
  if (process.env['DTAAS_REQUIRE_ALL'] === '1')
    throw new Error('there is no Pulumi: npx dtaas engine install');
  console.warn('skipped: tests of the engine need Pulumi (npx dtaas engine install)');
  return undefined;
}

export interface TemporaryStack {
  readonly root: string;
  /** What the last run recorded, given to the next as deploy would. */
  recorded: Checkpoint | undefined;
  run(operation: StackRun['operation'], resources: Resources, more?: Partial<StackRun>): Promise<StackResult>;
  /** What `run` gives to the engine. */
  options(operation: StackRun['operation'], resources: Resources, more?: Partial<StackRun>): StackRun;
  /** Pids of the engine's processes whose command line holds the text. */
  processes(text?: string): number[];
  /** Pids of the runners that live. */
  runners(id: WorkspaceId): number[];
  remove(): Promise<void>;
}

export type Resources = { readonly [name: string]: DesiredResource };

/** A stack in a folder of its own, with our plugin and the fake runner. */
export function temporaryStack(engine: string): TemporaryStack {
  const root = mkdtempSync(join(tmpdir(), 'dtaas-stack-'));
  // As in a state home that a person calls so: what is put into a URL has to be escaped.
  const workDir = join(root, 'a #1 100%20?b=c');
  const stack: TemporaryStack = {
    root,
    recorded: undefined,
    options: (operation, resources, more = {}) => ({
      operation,
      project: 'dtaas',
      stack: 'test',
      resources,
      ...(stack.recorded ? { checkpoint: stack.recorded } : {}),
      engine,
      pluginsDir: ensurePluginsDir(),
      workDir,
      ...more,
      env: {
        DTAAS_STATE_HOME: join(root, 'state'),
        XDG_RUNTIME_DIR: root,
        DTAAS_RUNNER: fileURLToPath(new URL('./fake-runner.mjs', import.meta.url)),
        DTAAS_ISOLATION: 'none',
        ...more.env,
      },
    }),
    async run(operation, resources, more) {
      const result = await runStack(stack.options(operation, resources, more));
      stack.recorded = result.checkpoint;
      return result;
    },
    processes: (text = '') =>
      familyMembers({ marks: [`DTAAS_ENGINE_RUN=${workDir}`] }).filter((pid) =>
        commandLineOf(pid).some((word) => word.endsWith(text)),
      ),
    runners: ({ home, twin }) =>
      familyMembers({ marks: [`DTAAS_WORKSPACE=${join(root, 'state', home, twin)}`] }),
    async remove() {
      await endFamily({ marks: [`DTAAS_ENGINE_RUN=${root}`, `DTAAS_WORKSPACE=${root}`] });
      rmSync(root, { recursive: true, force: true });
    },
  };
  return stack;
}

export function nops(count: number, inputs: DesiredResource['inputs'] = {}): Resources {
  const names = Array.from({ length: count }, (_, index) => `nop-${index}`);
  return Object.fromEntries(names.map((name) => [name, { type: 'dtaas:nop:Resource', inputs }]));
}

export function workspaceOf({ home, twin }: WorkspaceId, spec: string): Resources {
  return { workspace: { type: 'dtaas:process:Workspace', inputs: { home, twin, spec } } };
}

/** Names of the resources that a checkpoint lists, without the engine's own. */
export function namesIn(checkpoint: Checkpoint | undefined): string[] {
  const resources = checkpoint?.deployment.resources ?? [];
  return resources
    .flatMap(({ urn, type }) => (type.startsWith('pulumi:') ? [] : [urn.split('::')[3] ?? '']))
    .sort();
}
