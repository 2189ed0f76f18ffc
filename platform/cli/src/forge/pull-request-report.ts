import type { PullRequest } from '@dtaas/forge';
import type { Json } from '@dtaas/model';

/** A pull request as the reports of `propose` and `merge` have it. */
export function pullRequestFields(pullRequest: PullRequest): Record<string, Json> {
  const { number, title, state, url, head, base, mergeCommit } = pullRequest;
  return {
    number,
    title,
    state,
    url,
    head: { branch: head.branch, commit: head.commit },
    base: { branch: base.branch, commit: base.commit },
    ...(mergeCommit === undefined ? {} : { mergeCommit }),
  };
}
