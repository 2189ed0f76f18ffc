import { type TemporaryStack, temporaryStack, testOwner } from '@dtaas/engine/testing/temporary-stack';
import type { JsonObject, WorkspaceSpec } from '@dtaas/model';
import { dockerKind } from '../src/docker/kind.ts';
import type { Place } from '../src/place.ts';
import { ensurePluginsDir } from '../src/plugin/plugins-dir.ts';
import { counterSpec } from './counter-workspace.ts';

/** A place of the kind `docker`, at which Pulumi makes twins as a deployment does. */
export interface DockerTwins {
  readonly place: Place;
  /** A workspace of one component, in the image. */
  specOf(instance: string, keep: number): WorkspaceSpec;
  /** @param more settings of the place */
  make(instance: string, spec: WorkspaceSpec, more?: JsonObject): Promise<void>;
  /** Removes all of them. */
  dispose(): Promise<void>;
}

export function dockerTwins(
  { host, image, pulumi, plugins }: Readonly<Record<'host' | 'image' | 'pulumi' | 'plugins', string>>,
  environment = process.env,
): DockerTwins {
  const { home } = testOwner;
  const settings = { host };
  const place = dockerKind.open(settings, { home, environment, onProgress: () => {} });
  const stacks = new Map<string, TemporaryStack>();
  const stackOf = (instance: string): TemporaryStack => {
    const stack =
      stacks.get(instance) ??
      temporaryStack(pulumi, () => ({
        kinds: dockerKind.resourceKinds,
        pluginFolders: [ensurePluginsDir(), plugins],
      }));
    stacks.set(instance, stack);
    return stack;
  };
  return {
    place,
    // As `images.workspace` of platform.yaml names it.
    specOf: (instance, keep) => ({ ...counterSpec(instance, keep), image: { digest: image, id: image } }),
    async make(instance, workspace, more = {}) {
      const wanted = { name: 'here', kind: 'docker', settings: { ...settings, ...more } };
      const asked = { twin: instance, place: wanted, flavour: 'container', workspace };
      const resources = dockerKind.resourcesOf(asked);
      const given = { instance, workspace, refresh: true };
      const { error } = await stackOf(instance).run('up', resources, given);
      if (error) throw error;
    },
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
