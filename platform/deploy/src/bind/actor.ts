import { userInfo } from 'node:os';

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
  // A line of a trailer: without the domain of `user@domain`, control characters and angle brackets.
  const plain = (login || nameOf(localUser))
    .replace(/@.*$/s, '')
    .replace(/[<>\p{Cc}\p{Cf}]/gu, '')
    .trim();
  return plain.slice(0, 100) || 'unknown';
}

/** Containers may run as a user without a name. */
function nameOf(localUser: () => string): string {
  try {
    return localUser();
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}
