import { keyWithoutComment, otherKeys } from '../deploy-key.ts';
import { ensured } from '../ensured.ts';
import { forgeNotFound, forgeRefused } from '../failures.ts';
import type { DeployKey, Forge } from '../forge.ts';
import { fields, flag, list, number, optional, text } from './answers.ts';
import type { GitLabProject } from './client.ts';
import { refusedWith } from './requests.ts';

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
    await project
      .read(`remove the deploy key ${title}`, () => undefined, api.DeployKeys.remove(path, id))
      .catch((error: unknown) => {
        // Another job was quicker.
        if (!forgeNotFound.is(error)) throw error;
      });
}

const variable = fields({ key: text, value: text, protected: flag, masked: flag });

/** What GitLab can find again in a log, and so keep out of it. */
const maskable = /^[A-Za-z0-9_:@.~+/=-]{8,}$/;

/**
 * A protected variable: jobs of protected branches get it, those of merge requests don't. It is masked in logs where GitLab can do that: not if it has
 * spaces or several lines, as a private key has.
 */
export async function ensureSecret(project: GitLabProject, name: string, value: string): Promise<void> {
  const { api, path } = project;
  const wanted = { protected: true, masked: maskable.test(value), raw: true };
  // A variable of the same name may exist for one environment alone.
  const filter = { environment_scope: '*' };
  await ensured<ReturnType<typeof variable>>({
    look: () =>
      project
        .read(`the variable ${name}`, variable, api.ProjectVariables.show(path, name, { filter }))
        .catch((error: unknown) => {
          if (forgeNotFound.is(error) && /variable not found/i.test(refusedWith(error)?.message ?? ''))
            return undefined;
          throw error;
        }),
    isRight: (found) => found.value === value && found.protected && found.masked === wanted.masked,
    make: (found) => {
      const asked =
        found === undefined
          ? api.ProjectVariables.create(path, name, value, wanted)
          : api.ProjectVariables.edit(path, name, value, { ...wanted, filter });
      return project.read(`set the variable ${name}`, variable, asked);
    },
  });
}

export async function secretNames(project: GitLabProject): Promise<readonly string[]> {
  const asked = project.api.ProjectVariables.all(project.path, { perPage: 100 });
  const found = await project.read('the variables', list(fields({ key: text, protected: flag })), asked);
  return found.filter((one) => one.protected).map(({ key }) => key);
}
