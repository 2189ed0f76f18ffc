import { keyWithoutComment, otherKeys } from '../deploy-key.ts';
import { ensured } from '../ensured.ts';
import { forgeRefused } from '../failures.ts';
import type { DeployKey, Forge } from '../forge.ts';
import { fields, flag, list, number, optional, text } from './answers.ts';
import type { GitLabProject } from './client.ts';
import { gone } from './gone.ts';

const keyAnswer = fields({ id: number, title: text, key: text, can_push: optional(flag) });

export function deployKeys(project: GitLabProject) {
  const asked = project.api.DeployKeys.all({ projectId: project.path, perPage: 100 });
  return project.read('the deploy keys', list(keyAnswer), asked);
}

export async function ensureDeployKey(project: GitLabProject, wanted: DeployKey): Promise<void> {
  const { api, path, host: forge } = project;
  const material = keyWithoutComment(wanted.publicKey);
  if (!/^[a-z0-9@.-]+ [A-Za-z0-9+/]{20,}=*$/.test(material))
    throw forgeRefused({
      forge,
      request: `add the deploy key ${wanted.title}`,
      said: 'it is not a public key',
    });
  await ensured<ReturnType<typeof keyAnswer>>({
    look: async () => (await deployKeys(project)).find(({ key }) => keyWithoutComment(key) === material),
    isRight: ({ title, can_push }) => title === wanted.title && (can_push ?? false) === wanted.canPush,
    make: (found) => {
      const { title, canPush } = wanted;
      const asked =
        found === undefined
          ? api.DeployKeys.create(path, title, material, { canPush })
          : api.DeployKeys.edit(path, found.id, { title, canPush });
      return project.read(`write the deploy key ${title}`, keyAnswer, asked);
    },
  });
}

export async function removeOtherDeployKeys(
  project: GitLabProject,
  other: Parameters<Forge['removeOtherDeployKeys']>[0],
): Promise<void> {
  const { api, path } = project;
  const found = (await deployKeys(project)).map(({ id, title, key }) => ({ id, title, publicKey: key }));
  for (const { id, title } of otherKeys(found, other))
    await gone(
      project.read(`remove the deploy key ${title}`, () => undefined, api.DeployKeys.remove(path, id)),
    );
}

/** Jobs that run tests are in no environment, so they do not get its variables. */
const environment = 'dtaas';

const variable = fields({
  key: text,
  // GitLab never shows the value of a hidden variable.
  value: optional(text),
  protected: flag,
  masked: flag,
  environment_scope: text,
  variable_type: optional(text),
});

export type Variable = ReturnType<typeof variable>;

/** Whether only jobs on main get a variable, and no log shows it if GitLab can keep it out. */
export function isForJobsOfMain(one: Variable): boolean {
  const isHidden = one.masked || one.value === undefined || !maskable.test(one.value);
  return one.protected && one.environment_scope === environment && isHidden;
}

export function variables(project: GitLabProject): Promise<readonly Variable[]> {
  const asked = project.api.ProjectVariables.all(project.path, { perPage: 100 });
  return project.read('the variables', list(variable), asked);
}

/** What GitLab can find again in a log, and so keep out of it. */
const maskable = /^[A-Za-z0-9_:@.~+/=-]{8,}$/;

/**
 * A protected variable of the environment `dtaas`: only jobs of protected branches get it, and of those only jobs that name the environment. It is
 * masked in logs where GitLab can do that: not if it has spaces or several lines, as a private key has. So a key is a file, whose path is all that a log
 * of the variables shows. Variables of the same name that more jobs would get are removed.
 */
export async function ensureSecret(project: GitLabProject, name: string, value: string): Promise<void> {
  const { api, path } = project;
  const variableType = value.startsWith('-----BEGIN ') ? 'file' : 'env_var';
  const masked = maskable.test(value);
  const wanted = { protected: true, masked, raw: true, variableType, environmentScope: environment } as const;
  const filterOf = (scope: string) => ({ filter: { environment_scope: scope } });
  let named: readonly Variable[] = [];
  await ensured<Variable>({
    look: async () => {
      named = (await variables(project)).filter(({ key }) => key === name);
      return named.find(({ environment_scope: scope }) => scope === environment);
    },
    isRight: (found) =>
      found.value === value &&
      found.protected &&
      found.masked === masked &&
      (found.variable_type ?? 'env_var') === variableType,
    make: (found) => {
      const asked =
        found === undefined
          ? api.ProjectVariables.create(path, name, value, wanted)
          : api.ProjectVariables.edit(path, name, value, { ...wanted, ...filterOf(environment) });
      return project.read(`set the variable ${name}`, variable, asked);
    },
  });
  for (const { environment_scope: scope } of named)
    if (scope !== environment) await api.ProjectVariables.remove(path, name, filterOf(scope));
}

export async function secretNames(project: GitLabProject): Promise<readonly string[]> {
  const found = await variables(project);
  return found.filter((one) => one.protected && one.environment_scope === environment).map(({ key }) => key);
}
