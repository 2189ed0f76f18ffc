import { userInfo } from 'node:os';
import { attempt } from '@dtaas/processes';

/**
 * Who acts: the login at the forge whose job this is, else the name of the operating system's user. Biographies are never rewritten,
 * so the answer is never an e-mail address. Gitea's jobs have the variables of GitHub's.
 */
export function actorOf(
  environment: NodeJS.ProcessEnv = process.env,
  localUser: () => string = () => userInfo().username,
): string {
  const { GITHUB_ACTIONS, GITHUB_TRIGGERING_ACTOR, GITHUB_ACTOR, GITLAB_CI, GITLAB_USER_LOGIN } = environment;
  const login =
    (GITHUB_ACTIONS && (GITHUB_TRIGGERING_ACTOR || GITHUB_ACTOR)) || (GITLAB_CI && GITLAB_USER_LOGIN);
  // Containers may run as a user without a name.
  const local = () => attempt(localUser) ?? `uid-${process.getuid?.() ?? 'unknown'}`;
  return actorNamed(login || local());
}

/** A login as a line of a trailer: without the domain of `user@domain`, control characters and angle brackets. */
export function actorNamed(login: string): string {
  const plain = login
    .replace(/@.*$/s, '')
    .replace(/[<>\p{Cc}\p{Cf}]/gu, '')
    .trim();
  return plain.slice(0, 100) || 'unknown';
}
