import { type JsonObject, parseJson, type WorkspaceSpec } from '@dtaas/model';
import { variables } from '@dtaas/processes';
import type { PlaceKind, ResourceType } from '../kind.ts';
import { workspaceKind, workspaceResource } from '../workspace-resource.ts';
import { openSshPlace } from './place.ts';
import { helperOn } from './remote-helper.ts';
import { sshSettings, targetOf } from './target.ts';

const type = 'dtaas:ssh:Workspace';
const whereabouts = { moving: ['host', 'user', 'folder'], reaching: ['port', 'identity'] };

export const sshKind: PlaceKind = {
  name: 'ssh',
  description: 'Processes on another Linux machine, which is reached with ssh.',
  settings: sshSettings,
  flavours: ['process'],
  images: false,
  ...workspaceKind(type, whereabouts),
  // The agent with the keys of the person who deploys.
  variables: ['SSH_AUTH_SOCK'],
  provider: (stopped) => ({ [type]: sshWorkspace(stopped) }),
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
