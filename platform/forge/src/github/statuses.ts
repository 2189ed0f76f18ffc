import type { RestEndpointMethodTypes } from '@octokit/rest';
import { ensured } from '../ensured.ts';
import type { Forge, Status, StatusState } from '../forge.ts';
import { type Hub, per_page } from './api/hub.ts';
import { atMost, oneLine } from './api/texts.ts';

type Combined = RestEndpointMethodTypes['repos']['getCombinedStatusForRef']['response']['data'];

/** GitHub refuses longer descriptions. */
const descriptionLength = 140;

export function statusesOn({ ask, where }: Hub): Pick<Forge, 'statuses' | 'ensureStatus'> {
  const looks = new Map<string, Promise<readonly Status[]>>();

  async function read(commit: string): Promise<readonly Status[]> {
    const found: Combined['statuses'] = [];
    for (let page = 1, isMore = true; isMore; page++) {
      const { data, headers } = await ask('list statuses', `commit ${commit}`, (api) =>
        api.repos.getCombinedStatusForRef({ ...where, ref: commit, per_page, page }),
      );
      found.push(...data.statuses);
      isMore = headers.link?.includes('rel="next"') === true;
    }
    return found.map(statusOf).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Statuses that are ensured at the same time share one look. */
  function look(commit: string): Promise<readonly Status[]> {
    const begun = looks.get(commit);
    if (begun) return begun;
    const begins = read(commit).finally(() => looks.delete(commit));
    looks.set(commit, begins);
    return begins;
  }

  return {
    statuses: read,
    async ensureStatus(commit, given) {
      const status = { ...given, description: atMost(descriptionLength, oneLine(given.description)) };
      await ensured({
        look: async () => (await look(commit)).find(({ name }) => name === status.name),
        isRight: (found) => isSame(found, status),
        make: async () => {
          const { data } = await ask('set a status', `commit ${commit}`, (api) =>
            api.repos.createCommitStatus({
              ...where,
              sha: commit,
              context: status.name,
              state: status.state,
              description: status.description,
              ...(status.url === undefined ? {} : { target_url: status.url }),
            }),
          );
          return statusOf(data);
        },
      });
    },
  };
}

function isSame(one: Status, other: Status): boolean {
  return one.state === other.state && one.description === other.description && one.url === other.url;
}

type Found = Pick<Combined['statuses'][number], 'context' | 'state' | 'description' | 'target_url'>;

function statusOf({ context, state, description, target_url }: Found): Status {
  const known = states.find((one) => one === state) ?? 'error';
  return { name: context, state: known, description: description ?? '', url: target_url || undefined };
}

const states: readonly StatusState[] = ['pending', 'success', 'failure', 'error'];
