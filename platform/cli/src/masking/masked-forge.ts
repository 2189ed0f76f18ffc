import type { Forge } from '@dtaas/forge';
import type { Mask } from './mask.ts';

/**
 * A forge to which no secret is posted. A runner masks the secrets of a job in its log, but nobody does so in a comment, and the error
 * of a server or of git may repeat what it was sent.
 */
export function maskedForge(forge: Forge, mask: Mask): Forge {
  const posting: Pick<
    Forge,
    | 'ensureComment'
    | 'ensureIssue'
    | 'ensureLastComment'
    | 'ensurePullRequest'
    | 'ensureRelease'
    | 'ensureStatus'
  > = {
    ensureComment: (on, comment) => forge.ensureComment(on, { ...comment, body: mask(comment.body) }),
    ensureIssue: (issue) => forge.ensureIssue({ ...issue, title: mask(issue.title), body: mask(issue.body) }),
    ensureLastComment: (on, body) => forge.ensureLastComment(on, mask(body)),
    ensurePullRequest: (request) =>
      forge.ensurePullRequest({ ...request, title: mask(request.title), body: mask(request.body) }),
    ensureRelease: (release) =>
      forge.ensureRelease({ ...release, title: mask(release.title), body: mask(release.body) }),
    ensureStatus: (commit, ...statuses) =>
      forge.ensureStatus(
        commit,
        ...statuses.map((status) => ({ ...status, description: mask(status.description) })),
      ),
  };
  return new Proxy(forge, {
    get(target, name) {
      const value: unknown = Reflect.get(name in posting ? posting : target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
