import { type JsonObject, parseJson, type WorkspaceSpec } from '@dtaas/model';
import type { ResourceType } from '../plugin/resource-type.ts';
import { workspaceResource } from '../workspace-resource.ts';
import { helperOn } from './remote-helper.ts';
import { type SshTarget, targetOf } from './target.ts';

/** The settings that are inputs of the resource: other ones are another workspace, or another way to the same one. */
export const whereabouts = {
  moving: ['host', 'user', 'folder'],
  reaching: ['port', 'identity'],
} as const;

/** `dtaas:ssh:Workspace`: a workspace on another machine. Its inputs hold the settings of its place. */
export function sshWorkspaceType(
  stopped: AbortSignal,
  environment: NodeJS.ProcessEnv = process.env,
): ResourceType {
  return workspaceResource((properties) => {
    const target = targetIn(properties);
    const helperFor = (home: string) => helperOn(target, { home, environment, signal: stopped });
    return {
      async ensure({ home, twin }, spec) {
        const { secrets: names = [] } = parseJson(spec) as unknown as WorkspaceSpec;
        const secrets = Object.entries(environment).filter(([name]) => names.includes(name));
        const passed = Object.fromEntries(secrets) as { readonly [name: string]: string };
        return (await helperFor(home).ask('ensure', [twin, spec, passed, environment['DTAAS_FAULT']])).result;
      },
      observe: async ({ home, twin }) =>
        (await helperFor(home).ask('observeOne', [twin])).result ?? undefined,
      remove: async ({ home, twin }) => (await helperFor(home).ask('remove', [twin])).result,
    };
  }, whereabouts);
}

function targetIn(properties: JsonObject): SshTarget {
  const names = [...whereabouts.moving, ...whereabouts.reaching];
  const given = names.flatMap((name) => (properties[name] === undefined ? [] : [[name, properties[name]]]));
  return targetOf(Object.fromEntries(given) as JsonObject);
}
