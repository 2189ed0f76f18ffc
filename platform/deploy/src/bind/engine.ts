import { availableParallelism, freemem } from 'node:os';
import { join } from 'node:path';
import { ensureEngine, ensurePlugins, resourcesIn, runStack, type StackResult } from '@dtaas/engine';
import { ensurePluginsDir, placeKinds, resourceKinds } from '@dtaas/places';
import { cacheHome, stateHome, variables } from '@dtaas/processes';
import type { Engine, Stack } from '../world.ts';

/** Work on one stack is an engine, a plugin and a program: about 400 MB while it lasts. */
const bytesAStack = 400 * 2 ** 20;

/** Pulumi, one stack a twin. Gets Pulumi and the plugins when they are first needed, which may take minutes: `onProgress` is called meanwhile. */
export function pulumiEngine(home: string, onProgress: (line: string) => void): Engine {
  async function run(operation: 'up' | 'preview', stack: Stack): Promise<StackResult> {
    const { desired, recorded, refresh, signal } = stack;
    const { twin, resources, workspace } = desired;
    const stopped = signal ? { signal } : {};
    const engine = await ensureEngine({ onProgress, ...stopped });
    const types = [...Object.values(resources), ...resourcesIn(recorded)].map(({ type }) => type);
    const plugins = await ensurePlugins(types, { engine: engine.path, onProgress, ...stopped });
    return runStack({
      operation,
      home,
      instance: twin,
      kinds: resourceKinds,
      resources,
      ...(workspace ? { workspace } : {}),
      engine: engine.path,
      pluginFolders: [ensurePluginsDir(), ...plugins],
      env: environmentFor(workspace?.secrets ?? []),
      // Beside the workspaces: what a killed update left is found there by the next one.
      workDir: join(stateHome(), home, '.stacks', twin),
      refresh,
      ...(recorded ? { checkpoint: recorded } : {}),
      ...stopped,
    });
  }
  return {
    atOnce: () => Math.max(1, Math.min(availableParallelism(), Math.floor(freemem() / bytesAStack))),
    losesData: (type) => resourceKinds.some((kind) => kind.type === type && kind.losesData),
    up: (stack) => run('up', stack),
    preview: (stack) => run('preview', stack),
  };
}

/**
 * What the plugin needs beside the variables that every engine gets: what kinds of places ask for, and the twin's own secrets.
 * They reach the twin's runner by environment, never by an input.
 */
function environmentFor(secrets: readonly string[]): { readonly [name: string]: string } {
  const asked = [...secrets, ...placeKinds.flatMap(({ variables = [] }) => variables)];
  return {
    ...variables([], asked),
    // As this process understands them: the plugin works in another folder.
    DTAAS_STATE_HOME: stateHome(),
    DTAAS_CACHE: cacheHome(),
  };
}
