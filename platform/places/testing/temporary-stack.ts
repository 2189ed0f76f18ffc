import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type TemporaryStack, temporaryStack, testOwner } from '@dtaas/engine/testing/temporary-stack';
import type { DesiredResources, WorkspaceSpec } from '@dtaas/model';
import { endFamily, familyMembers } from '@dtaas/processes';
import { ensurePluginsDir } from '../src/plugin/plugins-dir.ts';
import { resourceKinds } from '../src/registry.ts';

export interface PlaceStack extends TemporaryStack {
  /** Pids of the runners that live. */
  runners(): number[];
}

/** A stack in a folder of its own, with the platform's plugin and the fake runner. */
export function placeStack(engine: string): PlaceStack {
  const stack = temporaryStack(engine, (root) => ({
    kinds: resourceKinds,
    pluginFolders: [ensurePluginsDir()],
    env: {
      DTAAS_STATE_HOME: join(root, 'state'),
      XDG_RUNTIME_DIR: root,
      DTAAS_RUNNER: fileURLToPath(new URL('./fake-runner.mjs', import.meta.url)),
      DTAAS_ISOLATION: 'none',
    },
  }));
  const { home, instance } = testOwner;
  const { remove } = stack;
  return Object.assign(stack, {
    runners: () => familyMembers({ marks: [`DTAAS_WORKSPACE=${join(stack.root, 'state', home, instance)}`] }),
    async remove() {
      await endFamily({ marks: [`DTAAS_WORKSPACE=${stack.root}`] });
      await remove();
    },
  });
}

/** What the kind `process` asks for, with a spec that says how the fake runner behaves. */
export function workspaceWith(fake: { readonly [behaviour: string]: number | boolean }): {
  readonly resources: DesiredResources;
  readonly workspace: WorkspaceSpec;
} {
  const { instance: twin } = testOwner;
  return {
    resources: {
      workspace: { type: 'dtaas:process:Workspace', inputs: { twin, spec: { $ref: 'workspace' } } },
    },
    workspace: { twin, components: {}, fake } as unknown as WorkspaceSpec,
  };
}
