import type { Forge } from '../forge.ts';
import { openHub } from './api/hub.ts';
import type { GithubOptions } from './api/options.ts';
import { commentsOn } from './comments.ts';
import { filesOn } from './files.ts';
import { forksOn } from './forks.ts';
import { issuesOn } from './issues.ts';
import { keysOn } from './keys.ts';
import { mergeOn } from './merge.ts';
import { peopleOn } from './people.ts';
import { protectionOn } from './protection/protection.ts';
import { pullRequestsOn } from './pull-requests.ts';
import { releasesOn } from './releases.ts';
import { secretsOn } from './secrets.ts';
import { statusesOn } from './statuses.ts';

/**
 * A repository on GitHub or GitHub Enterprise.
 * @throws `forge-not-found` if the token can't see the repository, `forge-answer-invalid` if the address is another program's
 */
export async function openGithub(options: GithubOptions): Promise<Forge> {
  const hub = await openHub(options);
  const { ask, client, repository, where } = hub;
  const people = peopleOn(hub);
  const about: Forge['about'] = async () => {
    const { data } = await ask('show the repository', `repository ${repository}`, (api) =>
      api.repos.get(where),
    );
    return { defaultBranch: data.default_branch, isPublic: !data.private, url: data.html_url };
  };
  return {
    kind: 'github',
    repository,
    get requests() {
      return client.sent;
    },
    about,
    ...people,
    ...pullRequestsOn(hub),
    ...mergeOn(hub),
    ...commentsOn(hub, people.account),
    ...statusesOn(hub),
    ...issuesOn(hub),
    ...releasesOn(hub),
    ...forksOn(hub, people.account),
    ...filesOn(hub),
    ...protectionOn(hub),
    ...keysOn(hub),
    ...secretsOn(hub, about),
  };
}
