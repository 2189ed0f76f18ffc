import type { Forge } from '../forge.ts';
import { refusal } from './api/failure-of.ts';
import { type Hub, per_page } from './api/hub.ts';

/** Secrets of an environment reach jobs on its branches only; secrets of the repository reach every branch that a writer pushes. */
const environment_name = 'dtaas';

export function secretsOn(hub: Hub, about: Forge['about']): Pick<Forge, 'ensureSecret' | 'secretNames'> {
  const { ask, where } = hub;
  return {
    async ensureSecret(name, value) {
      await ensureEnvironment(hub, (await about()).defaultBranch);
      const { data } = await ask('show the key for secrets', `environment ${environment_name}`, (api) =>
        api.actions.getEnvironmentPublicKey({ ...where, environment_name }),
      );
      const encrypted_value = await sealed(value, data.key);
      // Writes the same again if it is sent again: a secret can't be doubled, and its value can't be looked at.
      await ask('set a secret', `environment ${environment_name}`, (api) =>
        api.actions.createOrUpdateEnvironmentSecret({
          ...where,
          environment_name,
          secret_name: name,
          encrypted_value,
          key_id: data.key_id,
        }),
      );
    },
    secretNames: () =>
      ask('list secrets', `environment ${environment_name}`, async (api, octokit) => {
        try {
          const secrets = await octokit.paginate(api.actions.listEnvironmentSecrets, {
            ...where,
            environment_name,
            per_page,
          });
          return secrets.map(({ name }) => name).sort();
        } catch (error) {
          if (refusal(error, 404) === undefined) throw error;
          return [];
        }
      }),
  };
}

/** An environment for jobs on one branch, and on no other. */
async function ensureEnvironment({ ask, where }: Hub, branch: string): Promise<void> {
  const named = { ...where, environment_name };
  const subject = `environment ${environment_name}`;
  const isLimited = await ask('show an environment', subject, async (api) => {
    try {
      return (await api.repos.getEnvironment(named)).data.deployment_branch_policy?.custom_branch_policies;
    } catch (error) {
      if (refusal(error, 404) === undefined) throw error;
      return undefined;
    }
  });
  if (isLimited !== true)
    await ask('make an environment', subject, (api) =>
      api.repos.createOrUpdateEnvironment({
        ...named,
        deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
      }),
    );
  const { data } = await ask('list the branches of an environment', subject, (api) =>
    api.repos.listDeploymentBranchPolicies({ ...named, per_page }),
  );
  const isRight = (policy: { name?: string; type?: string }) =>
    policy.name === branch && (policy.type ?? 'branch') === 'branch';
  for (const { id } of data.branch_policies.filter((policy) => !isRight(policy)))
    if (id !== undefined)
      await ask('remove a branch from an environment', subject, (api) =>
        api.repos.deleteDeploymentBranchPolicy({ ...named, branch_policy_id: id }),
      );
  if (!data.branch_policies.some(isRight))
    await ask('add a branch to an environment', subject, (api) =>
      api.repos.createDeploymentBranchPolicy({ ...named, name: branch, type: 'branch' }),
    );
}

/** A sealed box of libsodium, as GitHub wants it: only GitHub can open it. */
async function sealed(value: string, publicKey: string): Promise<string> {
  const { default: sodium } = await import('libsodium-wrappers');
  await sodium.ready;
  const key = sodium.from_base64(publicKey, sodium.base64_variants.ORIGINAL);
  return sodium.to_base64(sodium.crypto_box_seal(value, key), sodium.base64_variants.ORIGINAL);
}
