import { keyWithoutComment, otherKeys } from '../deploy-key.ts';
import { ensured } from '../ensured.ts';
import type { DeployKey, Forge } from '../forge.ts';
import { refusal } from './api/failure-of.ts';
import { type Hub, per_page } from './api/hub.ts';

interface Found {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly read_only: boolean;
}

export function keysOn({
  ask,
  where,
  repository,
}: Hub): Pick<Forge, 'ensureDeployKey' | 'removeOtherDeployKeys'> {
  const list = () =>
    ask('list deploy keys', `repository ${repository}`, (api, octokit) =>
      octokit.paginate(api.repos.listDeployKeys, { ...where, per_page }),
    );

  const remove = ({ id }: Pick<Found, 'id'>) =>
    ask('remove a deploy key', `deploy key ${id}`, async (api) => {
      try {
        await api.repos.deleteDeployKey({ ...where, key_id: id });
      } catch (error) {
        // Another job was quicker.
        if (refusal(error, 404) === undefined) throw error;
      }
    });

  return {
    async ensureDeployKey(wanted) {
      const key = keyWithoutComment(wanted.publicKey);
      await ensured<Found>({
        look: async () => (await list()).find((one) => keyWithoutComment(one.key) === key),
        isRight: (found) => isSame(found, wanted),
        make: async (found) => {
          // GitHub doesn't change a key.
          if (found !== undefined) await remove(found);
          const { data } = await ask('add a deploy key', `repository ${repository}`, (api) =>
            api.repos.createDeployKey({ ...where, title: wanted.title, key, read_only: !wanted.canPush }),
          );
          return data;
        },
      });
    },
    async removeOtherDeployKeys(other) {
      const found = (await list()).map(({ id, title, key }) => ({ id, title, publicKey: key }));
      for (const one of otherKeys(found, other)) await remove(one);
    },
  };
}

function isSame(found: Found, { title, publicKey, canPush }: DeployKey): boolean {
  return (
    keyWithoutComment(found.key) === keyWithoutComment(publicKey) &&
    found.title === title &&
    found.read_only === !canPush
  );
}
