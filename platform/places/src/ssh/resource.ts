import { type JsonObject, parseJson, type WorkspaceSpec } from '@dtaas/model';
import type { ResourceType } from '../plugin/resource-type.ts';
import { type WorkspaceVerbs, workspaceResource } from '../workspace-resource.ts';
import { type Helper, helperOn } from './helper.ts';
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
  const helperFor = (target: SshTarget, home: string): Helper =>
    helperOn(target, { home, environment, signal: stopped });
  return workspaceResource(
    (properties) => verbsOn(targetIn(properties), helperFor, environment),
    whereabouts,
  );
}

function verbsOn(
  target: SshTarget,
  helperFor: (target: SshTarget, home: string) => Helper,
  environment: NodeJS.ProcessEnv,
): WorkspaceVerbs {
  return {
    async ensure({ home, twin }, spec) {
      const secrets = valuesOf(secretsIn(spec), environment);
      const fault = environment['DTAAS_FAULT'];
      const given = [twin, spec, secrets, ...(fault ? ([fault] as const) : ([] as const))] as const;
      return (await helperFor(target, home).ask('ensure', [...given])).result;
    },
    observe: async ({ home, twin }) =>
      (await helperFor(target, home).ask('observeOne', [twin])).result ?? undefined,
    remove: async ({ home, twin }) => (await helperFor(target, home).ask('remove', [twin])).result,
  };
}

function targetIn(properties: JsonObject): SshTarget {
  const names = [...whereabouts.moving, ...whereabouts.reaching];
  const given = names.flatMap((name) => (properties[name] === undefined ? [] : [[name, properties[name]]]));
  return targetOf(Object.fromEntries(given) as JsonObject);
}

function secretsIn(spec: string): readonly string[] {
  return (parseJson(spec) as unknown as WorkspaceSpec).secrets ?? [];
}

function valuesOf(
  names: readonly string[],
  environment: NodeJS.ProcessEnv,
): { readonly [name: string]: string } {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
