import type { PullRequest } from '../../forge.ts';
import type { Answer } from '../client/answer.ts';
import { path } from '../client/path.ts';
import type { Session } from '../session.ts';

/** One request; two for a merged one, since Gitea shows the branch as it is now and not what was merged. */
export async function readPullRequest(session: Session, number: number): Promise<PullRequest> {
  const { client } = session;
  const request = { to: `show pull request ${number}`, subject: `pull request ${number}` };
  const pull = pullRequestOf(await client.get(session.in(path`/pulls/${number}`), request));
  if (pull.state !== 'merged') return pull;
  const refs = await client.find(session.in(`/git/refs/pull/${pull.number}/head`), request);
  const ref = refs?.list.find((one) => one.at('ref').text === `refs/pull/${pull.number}/head`);
  return ref ? { ...pull, head: { ...pull.head, commit: ref.at('object').at('sha').objectId } } : pull;
}

/** A pull request as Gitea describes it. */
export function pullRequestOf(answer: Answer): PullRequest {
  const merged = answer.at('merged').flag;
  const base = answer.at('base');
  const head = answer.at('head');
  const repository = head.at('repo').optional?.at('full_name').text;
  return {
    number: answer.at('number').number,
    title: answer.at('title').text,
    body: answer.at('body').text,
    author: answer.at('user').at('login').text,
    state: merged ? 'merged' : answer.at('state').text === 'open' ? 'open' : 'closed',
    // The base branch may be gone.
    base: {
      branch: base.at('ref').text,
      commit: (filled(base.at('sha')) ?? answer.at('merge_base')).objectId,
    },
    head: {
      // `ref` is the branch only while that exists; a pull request that was pushed to `refs/for` never had one.
      branch: (filled(head.at('label')) ?? head.at('ref')).text,
      commit: head.at('sha').objectId,
      repository,
    },
    isFork: repository === undefined || head.at('repo_id').number !== base.at('repo_id').number,
    mergeCommit: merged ? answer.at('merge_commit_sha').objectId : undefined,
    mergedBy: merged ? answer.at('merged_by').optional?.at('login').text : undefined,
    url: answer.at('html_url').url,
  };
}

function filled(answer: Answer): Answer | undefined {
  return answer.optional?.text === '' ? undefined : answer.optional;
}
