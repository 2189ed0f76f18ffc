import type { Repository } from '../open.ts';

/** git's `user.name` and `user.email`, if they are set. */
interface Person {
  readonly name?: string;
  readonly email?: string;
}

const known = new WeakMap<Repository, Promise<Person>>();

/** git is asked once per command. */
function person(repository: Repository): Promise<Person> {
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
 * The author and committer of every commit that the platform makes. Such commits are never rewritten, so they bear no person's
 * address: the trailer `Actor` says who acted. The domain `invalid` belongs to nobody (RFC 2606).
 */
export function platformLine(now = new Date()): string {
  return `dtaas <noreply@dtaas.invalid> ${timeOf(now)}`;
}

/** The tagger of a published version, in git's format: git's user, or the platform itself if git has no user. */
export async function personLine(repository: Repository): Promise<string> {
  const { name, email } = await person(repository);
  return `${plain(name) || 'dtaas'} <${plain(email) || 'dtaas@localhost'}> ${timeOf(new Date())}`;
}

/** Removes characters that would end the line or the address, as git does. */
function plain(text = ''): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[<>\u0000-\u001f]/g, '').trim();
}

/** Seconds since 1970, and the zone: `1795440000 +0100`. */
function timeOf(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const zone = `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
  return `${Math.floor(date.getTime() / 1000)} ${zone}`;
}
