import { ensured } from '../ensured.ts';
import { forgeUnreachable } from '../failures.ts';
import type { Forge } from '../forge.ts';
import { refusal } from './api/failure-of.ts';
import { type Hub, partsOf } from './api/hub.ts';

interface Fork {
  readonly repository: string;
  readonly cloneUrl: string;
}

/** GitHub copies a repository after its answer. How often to look whether the copy is there, once a second. */
const attempts = 60;

export function forksOn(hub: Hub, account: Forge['account']): Pick<Forge, 'ensureFork'> {
  const { ask, where } = hub;

  /** The repository of that name, if it is a fork of ours. */
  const look = (repository: string) =>
    ask('show a fork', `repository ${repository}`, async (api): Promise<Fork | undefined> => {
      try {
        const { data } = await api.repos.get(partsOf(repository));
        if (data.parent?.full_name !== hub.repository) return undefined;
        return { repository: data.full_name, cloneUrl: data.clone_url };
      } catch (error) {
        if (refusal(error, 404) === undefined) throw error;
        return undefined;
      }
    });

  /** Answers the fork that there is, if it has another name. Without `state/*`, since other branches are protected here only. */
  async function create(organization: string | undefined): Promise<Fork> {
    const { data } = await ask('fork', `repository ${hub.repository}`, (api) =>
      api.repos.createFork({
        ...where,
        default_branch_only: true,
        ...(organization === undefined ? {} : { organization }),
      }),
    );
    return copied(data.full_name, attempts);
  }

  async function copied(repository: string, left: number): Promise<Fork> {
    const found = await look(repository);
    if (found) return found;
    const said = `the copy ${repository} is not there after a minute`;
    if (left === 0) throw forgeUnreachable({ forge: hub.client.host, said });
    await hub.pause(1);
    return copied(repository, left - 1);
  }

  return {
    async ensureFork(organisation) {
      const owner = organisation ?? (await account());
      return ensured({
        look: async () => (owner === undefined ? undefined : look(`${owner}/${where.repo}`)),
        isRight: () => true,
        make: () => create(organisation),
      });
    },
  };
}
