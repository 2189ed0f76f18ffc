import type { RestEndpointMethodTypes } from '@octokit/rest';
import { ensured } from '../ensured.ts';
import { forgeRefused } from '../failures.ts';
import type { Forge, PullRequest } from '../forge.ts';
import { refusal } from './api/failure-of.ts';
import { type Hub, partsOf, per_page } from './api/hub.ts';
import { isSameText } from './api/texts.ts';

type Listed = RestEndpointMethodTypes['pulls']['list']['response']['data'][number];
type Seen = RestEndpointMethodTypes['pulls']['get']['response']['data'];

type Wanted = Parameters<Forge['ensurePullRequest']>[0];

interface Head {
  readonly repository: string;
  readonly branch: string;
}

interface Filter {
  readonly state: PullRequest['state'] | 'all';
  readonly base?: string;
  readonly head: Head | undefined;
}

type PullRequests = Pick<
  Forge,
  'pullRequest' | 'pullRequests' | 'pullRequestsOf' | 'ensurePullRequest' | 'ensureClosed'
>;

export function pullRequestsOn(hub: Hub): PullRequests {
  const { ask, where } = hub;
  const pullRequest = async (number: number) => pullRequestOf(hub, await see(hub, number));

  async function list({ state, base, head }: Filter): Promise<readonly PullRequest[]> {
    const listed = await ask('list pull requests', `repository ${hub.repository}`, (api, octokit) =>
      octokit.paginate(api.pulls.list, {
        ...where,
        per_page,
        state: state === 'merged' ? 'closed' : state,
        ...(base === undefined ? {} : { base }),
        ...(head === undefined ? {} : { head: labelOf(head) }),
      }),
    );
    return listed
      .map((one) => pullRequestOf(hub, one))
      .filter((one) => state === 'all' || one.state === state)
      .filter((one) => base === undefined || one.base.branch === base)
      .filter((one) => head === undefined || isFrom(one, head));
  }

  async function create(head: Head, request: Wanted): Promise<PullRequest | undefined> {
    const { base, title, body } = request;
    return ask('open a pull request', `branch ${request.head} or ${base}`, async (api) => {
      try {
        const from = {
          head: labelOf(head),
          ...(head.repository === hub.repository ? {} : { head_repo: partsOf(head.repository).repo }),
        };
        return pullRequestOf(hub, (await api.pulls.create({ ...where, ...from, base, title, body })).data);
      } catch (error) {
        // Somebody else has opened it since we looked.
        if (refusal(error, 422)?.includes('already exists')) return undefined;
        throw error;
      }
    });
  }

  async function change(number: number, to: { title?: string; body?: string; state?: 'closed' }) {
    const { data } = await ask('change a pull request', `pull request ${number}`, (api) =>
      api.pulls.update({ ...where, pull_number: number, ...to }),
    );
    return pullRequestOf(hub, data);
  }

  return {
    pullRequest,
    pullRequests: ({ head: branch, ...filter }) =>
      list({ ...filter, head: branch === undefined ? undefined : { repository: hub.repository, branch } }),
    async pullRequestsOf(commit) {
      const listed = await ask('list the pull requests of a commit', `commit ${commit}`, (api, octokit) =>
        octokit.paginate(api.repos.listPullRequestsAssociatedWithCommit, {
          ...where,
          commit_sha: commit,
          per_page,
        }),
      );
      const merged = listed.filter((one) => one.merged_at && one.base.repo.full_name === hub.repository);
      const numbers = merged.map((one) => one.number).sort((a, b) => b - a);
      // The list doesn't say who merged.
      return Promise.all(numbers.map(pullRequest));
    },
    ensurePullRequest(wanted) {
      const { base, title, body } = wanted;
      const head = headOf(wanted.head, hub.repository);
      const isRight = (found: PullRequest) => isSameText(found.title, title) && isSameText(found.body, body);
      const look = async () => (await list({ state: 'open', head, base }))[0];
      return ensured({
        look,
        isRight,
        make: async (found) => {
          const made = found ?? (await create(head, wanted)) ?? (await look());
          if (made) return isRight(made) ? made : change(made.number, { title, body });
          const said = 'another pull request of the branch was opened and closed at the same time';
          throw forgeRefused({ forge: hub.client.host, request: 'open a pull request', said });
        },
      });
    },
    ensureClosed(number) {
      return ensured({
        look: () => pullRequest(number),
        isRight: ({ state }) => state === 'closed',
        make: async (found) => {
          if (found?.state !== 'merged') return change(number, { state: 'closed' });
          const request = `close pull request ${number}`;
          throw forgeRefused({ forge: hub.client.host, request, said: 'it is merged' });
        },
      });
    },
  };
}

/** `branch`, or `owner/name:branch` of a fork. */
function headOf(head: string, repository: string): Head {
  const colon = head.indexOf(':');
  if (colon < 0) return { repository, branch: head };
  return { repository: head.slice(0, colon), branch: head.slice(colon + 1) };
}

/** As GitHub names a head. Two forks of one owner have the same label. */
function labelOf({ repository, branch }: Head): string {
  return `${partsOf(repository).owner}:${branch}`;
}

function isFrom({ head }: PullRequest, { repository, branch }: Head): boolean {
  return head.branch === branch && head.repository?.toLowerCase() === repository.toLowerCase();
}

/** With what only GitHub says: whether it can be merged. */
export async function see({ ask, where }: Hub, number: number): Promise<Seen> {
  const { data } = await ask('show a pull request', `pull request ${number}`, (api) =>
    api.pulls.get({ ...where, pull_number: number }),
  );
  return data;
}

export function pullRequestOf({ repository }: Pick<Hub, 'repository'>, data: Listed | Seen): PullRequest {
  const isMerged = data.merged_at !== null;
  const headRepository = data.head.repo?.full_name;
  return {
    number: data.number,
    title: data.title.trim(),
    body: data.body ?? '',
    author: data.user?.login ?? 'ghost',
    state: isMerged ? 'merged' : data.state === 'open' ? 'open' : 'closed',
    base: { branch: data.base.ref, commit: data.base.sha },
    head: { branch: data.head.ref, commit: data.head.sha, repository: headRepository },
    isFork: headRepository !== repository,
    mergeCommit: isMerged ? (data.merge_commit_sha ?? undefined) : undefined,
    mergedBy: isMerged && 'merged_by' in data ? data.merged_by?.login : undefined,
    url: data.html_url,
  };
}
