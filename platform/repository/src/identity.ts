import type { Repository } from './open.ts';

/**
 * Who signs what the platform commits: the person that git knows, else the platform itself, since a deployment must
 * not stop because nobody has told git a name.
 */
export async function committer(repository: Repository): Promise<Record<string, string>> {
  const { stdout } = await repository.git.attempt(['config', '-z', '--get-regexp', '^user\\.(name|email)$']);
  const settings = new Map(
    stdout
      .toString()
      .split('\0')
      .map((line) => line.split('\n') as [string, string]),
  );
  const name = settings.get('user.name') || 'dtaas';
  const email = settings.get('user.email') || 'dtaas@localhost';
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
}
