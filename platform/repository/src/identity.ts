import type { Repository } from './open.ts';

/** The person that git knows, as far as it does. */
export interface Person {
  readonly name?: string;
  readonly email?: string;
}

const known = new WeakMap<Repository, Promise<Person>>();

/** Asked once: who works doesn't change while a command does. */
export function person(repository: Repository): Promise<Person> {
  const asked = known.get(repository) ?? askGit(repository);
  known.set(repository, asked);
  return asked;
}

async function askGit({ git }: Repository): Promise<Person> {
  const { stdout } = await git.attempt(['config', '-z', '--get-regexp', '^user\\.(name|email)$']);
  const lines = stdout.toString().split('\0').filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => [line.slice('user.'.length, line.indexOf('\n')), line.slice(line.indexOf('\n') + 1)]),
  );
}

/**
 * Who signs what the platform commits: the person that git knows, else the platform itself, since a deployment must
 * not stop because nobody has told git a name.
 */
export async function committer(repository: Repository): Promise<Record<string, string>> {
  const { name: theirs, email: theirEmail } = await person(repository);
  const name = theirs || 'dtaas';
  const email = theirEmail || 'dtaas@localhost';
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
}
