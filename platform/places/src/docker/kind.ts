import { ensureLauncher } from '@dtaas/launcher';
import type { JsonObject } from '@dtaas/model';
import { runnerProgram } from '@dtaas/runner';
import type { PlaceKind, ResourceType } from '../kind.ts';
import type { WorkspaceId } from '../place.ts';
import { workspaceKind, workspaceResource } from '../workspace-resource.ts';
import { addressOf } from './connection/address.ts';
import { dockerClient } from './connection/client.ts';
import { openDockerPlace } from './place.ts';
import { resourcesOf, workspaceType } from './resources/resources-of.ts';
import { dockerRows } from './resources/rows.ts';
import { dockerSettings, dockerSettingsOf } from './settings.ts';
import { dockerImageTests } from './tests/image-tests.ts';
import { endWorkspace, ensureWorkspace, type Workspace } from './workspace/ensure.ts';
import { observeWorkspace } from './workspace/observe.ts';

const whereabouts = { moving: ['host', 'context'], reaching: ['image', 'ipv6'] };
const { resourceKinds, identity, hasRunner } = workspaceKind(workspaceType, whereabouts);

export const dockerKind: PlaceKind = {
  name: 'docker',
  description: 'Containers of a Docker Engine, on this machine or another one.',
  settings: dockerSettings,
  flavours: ['container'],
  images: true,
  workspaceImage: true,
  hasRunner,
  ...(identity ? { identity } : {}),
  resourcesOf,
  resourceKinds: [...dockerRows, ...resourceKinds],
  // The agent with the keys of the person who deploys, and Docker's own.
  variables: ['SSH_AUTH_SOCK', 'DOCKER_CERT_PATH', 'DOCKER_CONFIG'],
  onMachine: {
    title: 'Docker',
    settingsFrom({ DOCKER_HOST: host = '' }) {
      if (host === '') return {};
      return host.startsWith('unix://') ? { host } : undefined;
    },
  },
  provider: (stopped) => ({ [workspaceType]: dockerWorkspace(stopped) }),
  imageTests(settings, context) {
    const { environment } = context;
    // Without a signal: a call that is stopped still removes what it made.
    return dockerImageTests(
      () => dockerClient(addressOf(dockerSettingsOf(settings), environment), { environment }),
      context,
    );
  },
  open: openDockerPlace,
};

export function dockerWorkspace(
  signal: AbortSignal,
  environment: NodeJS.ProcessEnv = process.env,
): ResourceType {
  return workspaceResource((settings: JsonObject) => {
    const { image, ipv6, ...way } = dockerSettingsOf(settings);
    const client = dockerClient(addressOf(way, environment), { environment, signal });
    const at = ({ home, twin }: WorkspaceId): Workspace => ({
      client,
      image,
      ...(ipv6 ? { ipv6: true } : {}),
      owner: { home, instance: twin },
      environment,
      signal,
      programs: async () => ({ runner: runnerProgram(environment), launcher: await ensureLauncher() }),
    });
    return {
      ensure: (id, spec) => ensureWorkspace(at(id), spec),
      observe: (id) => observeWorkspace(at(id)),
      // Pulumi deletes the containers and volumes, which it has made.
      remove: (id) => endWorkspace(at(id)),
    };
  }, whereabouts);
}
