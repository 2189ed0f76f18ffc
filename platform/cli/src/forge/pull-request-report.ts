import type { PullRequest } from '@dtaas/forge';
import type { Reports } from '@dtaas/model';

/** A pull request as reports have it. */
export function pullRequestFields(pullRequest: PullRequest): Reports['ProposeReport']['pullRequest'] {
  const { number, title, state, url, head, base, mergeCommit, author } = pullRequest;
  return {
    number,
    title,
    state,
    url,
    head: { branch: head.branch, commit: head.commit },
    base: { branch: base.branch, commit: base.commit },
    ...(mergeCommit === undefined ? {} : { mergeCommit }),
    author,
  };
}
