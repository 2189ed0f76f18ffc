import {
  engineForTests as pulumiForTests,
  type TemporaryStack,
  temporaryStack,
  testOwner,
} from '@dtaas/engine/testing/temporary-stack';
import { describe } from 'vitest';
import { counterFiles, counterSpec } from '../../testing/counter-workspace.ts';
import { dockerPlugin, hasDocker, hereHost, workspaceImage } from '../../testing/docker-engine.ts';
import { type PlaceUnderTest, placeContract } from '../../testing/place-contract.ts';
import { ensurePluginsDir } from '../plugin/plugins-dir.ts';
import { dockerKind } from './kind.ts';

const image = (await hasDocker()) ? await workspaceImage() : undefined;
const plugins = image && (await dockerPlugin());
const pulumi = plugins && (await pulumiForTests());

describe.skipIf(!pulumi)('a place of the kind docker', { timeout: 120_000 }, () => {
  async function open(): Promise<PlaceUnderTest> {
    const { home } = testOwner;
    const settings = { host: hereHost(), image: image! };
    const place = dockerKind.open(settings, { home, environment: process.env, onProgress: () => {} });
    const stacks = new Map<string, TemporaryStack>();
    const stackOf = (instance: string): TemporaryStack => {
      const stack =
        stacks.get(instance) ??
        temporaryStack(pulumi!, () => ({
          kinds: dockerKind.resourceKinds,
          pluginFolders: [ensurePluginsDir(), plugins!],
        }));
      stacks.set(instance, stack);
      return stack;
    };
    return {
      place,
      specOf: counterSpec,
      files: counterFiles,
      async make(instance, spec) {
        const wanted = { name: 'here', kind: 'docker', settings };
        const resources = dockerKind.resourcesOf({
          twin: instance,
          place: wanted,
          flavour: 'container',
          workspace: spec,
        });
        const more = { instance, workspace: spec, refresh: true };
        const { error } = await stackOf(instance).run('up', resources, more);
        if (error) throw error;
      },
      echo: { component: 'counter', command: ['cat'] },
      async dispose() {
        for (const [instance, stack] of stacks) {
          const ring = place.leftRing(instance);
          for (const { name } of await ring.pending()) await ring.ack(name);
          await place.remove(instance);
          await stack.remove();
        }
      },
    };
  }

  placeContract(open);
});
