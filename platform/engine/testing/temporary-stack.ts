import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DesiredResources } from '@dtaas/model';
import { commandLineOf, endFamily, familyMembers } from '@dtaas/processes';
import { engineStatus } from '../src/find/ensure-engine.ts';
import { runStack } from '../src/stack/run-stack.ts';
import type { StackResult, StackRun } from '../src/stack/stack-run.ts';
import { type Checkpoint, isBookkeeping, nameOf } from '../src/state/checkpoint.ts';
import { fixtureKinds, type Made, madeIn } from './fixture-kinds.ts';

/** The real engine, or `undefined` where tests that need it are skipped, with a line that says so. */
export async function engineForTests(): Promise<string | undefined> {
  const { engine } = await engineStatus();
  if (engine) return engine.path;
  if (process.env['DTAAS_REQUIRE_ALL'] === '1')
    throw new Error('Pulumi is missing: npx dtaas engine install');
  console.warn('skipped: tests of the engine need Pulumi (npx dtaas engine install)');
  return undefined;
}

/** The home of this run: runs beside each other, and what a killed one left at an engine, are not this run's. */
export const testOwner = { home: randomBytes(8).toString('hex'), instance: 'test' };

type More = Partial<StackRun>;

export interface TemporaryStack {
  readonly root: string;
  /** What the last run recorded, given to the next as deploy would. */
  recorded: Checkpoint | undefined;
  run(operation: StackRun['operation'], resources: DesiredResources, more?: More): Promise<StackResult>;
  /** What `run` gives to the engine. */
  options(operation: StackRun['operation'], resources: DesiredResources, more?: More): StackRun;
  /** What exists: the fixture provider's resources. */
  made(): readonly Made[];
  /** Pids of the engine's processes whose command line has a word with this end. */
  processes(text?: string): number[];
  remove(): Promise<void>;
}

/**
 * A stack in a folder of its own, with the fixture kinds and their provider.
 *
 * @param setup for another table of kinds with other plugins: places, which have real ones
 */
export function temporaryStack(
  engine: string,
  setup: (root: string) => Pick<StackRun, 'kinds' | 'pluginFolders' | 'env'> = fixtureSetup,
): TemporaryStack {
  const root = mkdtempSync(join(tmpdir(), 'dtaas-stack-'));
  // As in a state home that a person names so: text in a URL has to be escaped.
  const workDir = join(root, 'a #1 100%20?b=c');
  const given = setup(root);
  const stack: TemporaryStack = {
    root,
    recorded: undefined,
    options: (operation, resources, more = {}) => ({
      ...testOwner,
      operation,
      resources,
      ...(stack.recorded ? { checkpoint: stack.recorded } : {}),
      engine,
      workDir,
      ...given,
      ...more,
      env: { ...given.env, ...more.env },
    }),
    async run(operation, resources, more) {
      const result = await runStack(stack.options(operation, resources, more));
      stack.recorded = result.checkpoint;
      return result;
    },
    made: () => madeIn(join(root, 'made')),
    processes: (text = '') =>
      familyMembers({ marks: [`DTAAS_ENGINE_RUN=${workDir}`] }).filter((pid) =>
        commandLineOf(pid).some((word) => word.endsWith(text)),
      ),
    async remove() {
      await endFamily({ marks: [`DTAAS_ENGINE_RUN=${workDir}`] });
      rmSync(root, { recursive: true, force: true });
    },
  };
  return stack;
}

function fixtureSetup(root: string): Pick<StackRun, 'kinds' | 'pluginFolders' | 'env'> {
  const [made, plugins] = [join(root, 'made'), join(root, 'plugins')];
  const provider = fileURLToPath(new URL('./fixture-provider.mjs', import.meta.url));
  mkdirSync(plugins);
  for (const name of ['own', 'docker', 'openstack']) {
    const script = `#!/bin/sh\nexec '${process.execPath}' '${provider}' "$@"\n`;
    writeFileSync(join(plugins, `pulumi-resource-${name}`), script, { mode: 0o700 });
  }
  return { kinds: fixtureKinds(made), pluginFolders: [plugins], env: { FIXTURE_MADE: made } };
}

export function things(count: number, inputs: DesiredResources[string]['inputs'] = {}): DesiredResources {
  const names = Array.from({ length: count }, (_, index) => `thing-${index}`);
  return Object.fromEntries(names.map((name) => [name, { type: 'own:index:Thing', inputs }]));
}

/** Names of the resources that a checkpoint lists, without Pulumi's own. */
export function namesIn(checkpoint: Checkpoint | undefined): string[] {
  const resources = checkpoint?.deployment.resources ?? [];
  return resources.flatMap(({ urn, type }) => (isBookkeeping(type) ? [] : [nameOf(urn)])).sort();
}
