import { ensured } from '../ensured.ts';
import type { DeployKey, Forge } from '../forge.ts';
import { type Hub, per_page } from './api/hub.ts';

interface Found {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly read_only: boolean;
}

export function keysOn({ ask, where, repository }: Hub): Pick<Forge, 'ensureDeployKey'> {
  const list = () =>
    ask('list deploy keys', `repository ${repository}`, (api, octokit) =>
      octokit.paginate(api.repos.listDeployKeys, { ...where, per_page }),
    );

  return {
    async ensureDeployKey(wanted) {
      const key = withoutComment(wanted.publicKey);
      // GitHub doesn't change a key. An old one of the same title would go on to open the repository.
      const others = (keys: readonly Found[]) =>
        keys.filter((one) => withoutComment(one.key) === key || one.title === wanted.title);
      await ensured<readonly Found[]>({
        look: async () => others(await list()),
        isRight: ([first, ...more]) => first !== undefined && more.length === 0 && isSame(first, wanted),
        make: async (found = []) => {
          for (const { id } of found.filter((one) => !isSame(one, wanted)))
            await ask('remove a deploy key', `deploy key ${id}`, (api) =>
              api.repos.deleteDeployKey({ ...where, key_id: id }),
            );
          const right = found.filter((one) => isSame(one, wanted));
          if (right.length > 0) return right;
          const { data } = await ask('add a deploy key', `repository ${repository}`, (api) =>
            api.repos.createDeployKey({ ...where, title: wanted.title, key, read_only: !wanted.canPush }),
          );
          return [data];
        },
      });
    },
  };
}

function isSame(found: Found, { title, publicKey, canPush }: DeployKey): boolean {
  return (
    withoutComment(found.key) === withoutComment(publicKey) &&
    found.title === title &&
    found.read_only === !canPush
  );
}

function withoutComment(line: string): string {
  return line.trim().split(/\s+/).slice(0, 2).join(' ');
}
