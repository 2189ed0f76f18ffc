import type { Forge } from '../forge.ts';
import { comments } from './conversations/comments.ts';
import { ensureIssue } from './conversations/issues.ts';
import { ensureLabel } from './conversations/labels.ts';
import { ensureFiles } from './files.ts';
import { ensureFork } from './forks.ts';
import { keys } from './keys.ts';
import { people } from './people.ts';
import { protection } from './protection/protection.ts';
import { pullRequests } from './pull-requests/pull-requests.ts';
import { ensureRelease } from './releases.ts';
import { type GiteaOptions, sessionOf } from './session.ts';
import { statuses } from './statuses.ts';

/** A repository on Gitea or Forgejo. Sends no request yet. */
export function openGitea(options: GiteaOptions): Forge {
  const session = sessionOf(options);
  const persons = people(session);
  return {
    kind: 'gitea',
    repository: session.repository,
    get requests() {
      return session.client.requests;
    },
    ...persons,
    ...pullRequests(session),
    ...comments(session, persons.account),
    ...statuses(session),
    ensureIssue: (issue) => ensureIssue(session, issue),
    ensureLabel: (label) => ensureLabel(session, label),
    ensureRelease: (release) => ensureRelease(session, release),
    ensureFork: (organisation) => ensureFork(session, organisation),
    ensureFiles: (change) => ensureFiles(session, change),
    ...protection(session),
    ...keys(session),
  };
}
