import { type JsonObject, parseJson, type WorkspaceSpec, workspaceReference } from '@dtaas/model';
import { variables } from '@dtaas/processes';
import type { PlaceKind, ResourceType } from '../kind.ts';
import { workspaceKind, workspaceResource } from '../workspace-resource.ts';
import { openSshPlace } from './place.ts';
import { helperOn } from './remote-helper.ts';
import { sshSettings, targetOf } from './target.ts';

/** The settings, which are inputs of the resource: other ones are another workspace, or another way to the same one. */
const whereabouts = { moving: ['host', 'user', 'folder'], reaching: ['port', 'identity'] };

const workspace = workspaceKind('dtaas:ssh:Workspace', [...whereabouts.moving, ...whereabouts.reaching]);

export const sshKind: PlaceKind = {
  name: 'ssh',
  description: 'Processes on another Linux machine, which is reached with ssh.',
  settings: sshSettings,
  flavours: ['process'],
  images: false,
  hasRunner: true,
  resourcesOf: ({ twin, place }) => ({
    workspace: { type: workspace.type, inputs: { twin, spec: workspaceReference, ...place.settings } },
  }),
  resourceKinds: [workspace],
  identity: whereabouts.moving,
  // The agent with the keys of the person who deploys.
  variables: ['SSH_AUTH_SOCK'],
  provider: (stopped) => ({ [workspace.type]: sshWorkspace(stopped) }),
  open: openSshPlace,
};

export function sshWorkspace(
  signal: AbortSignal,
  environment: NodeJS.ProcessEnv = process.env,
): ResourceType {
  return workspaceResource((settings: JsonObject) => {
    const target = targetOf(settings);
    const helperFor = (home: string) => helperOn(target, { home, environment, signal });
    return {
      async ensure({ home, twin }, spec) {
        const { secrets: names = [] } = parseJson(spec) as WorkspaceSpec;
        const passed = variables([], [...names, 'DTAAS_FAULT'], environment);
        return await helperFor(home).ask('ensure', [twin, spec, passed]);
      },
      observe: ({ home, twin }) => helperFor(home).ask('observeOne', [twin]),
      remove: ({ home, twin }) => helperFor(home).ask('remove', [twin]),
    };
  }, whereabouts);
}
