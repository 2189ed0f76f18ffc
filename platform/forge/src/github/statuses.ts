import type { RestEndpointMethodTypes } from '@octokit/rest';
import { ensuredStatuses } from '../ensured-statuses.ts';
import type { Forge, Status, StatusState } from '../forge.ts';
import { type Hub, per_page } from './api/hub.ts';
import { atMost, oneLine } from './api/texts.ts';

type Combined = RestEndpointMethodTypes['repos']['getCombinedStatusForRef']['response']['data'];

/** GitHub refuses longer descriptions. */
const descriptionLength = 140;

export function statusesOn({ ask, where }: Hub): Pick<Forge, 'statuses' | 'ensureStatus'> {
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

  async function make(commit: string, { name, state, description, url }: Status): Promise<Status> {
    const { data } = await ask('set a status', `commit ${commit}`, (api) =>
      api.repos.createCommitStatus({
        ...where,
        sha: commit,
        context: name,
        state,
        description,
        ...(url === undefined ? {} : { target_url: url }),
      }),
    );
    return statusOf(data);
  }

  return {
    statuses: read,
    async ensureStatus(commit, ...given) {
      const wanted = given.map((status) => ({
        ...status,
        description: atMost(descriptionLength, oneLine(status.description)),
      }));
      await ensuredStatuses(wanted, { look: () => read(commit), make: (status) => make(commit, status) });
    },
  };
}

type Found = Pick<Combined['statuses'][number], 'context' | 'state' | 'description' | 'target_url'>;

function statusOf({ context, state, description, target_url }: Found): Status {
  const known = states.find((one) => one === state) ?? 'error';
  return { name: context, state: known, description: description ?? '', url: target_url || undefined };
}

const states: readonly StatusState[] = ['pending', 'success', 'failure', 'error'];
