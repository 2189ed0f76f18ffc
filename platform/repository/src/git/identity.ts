import type { Repository } from '../open.ts';

/**
 * The author and committer of every commit that the platform makes. Such commits are never rewritten, so they bear no person's
 * address: the trailer `Actor` says who acted. The domain `invalid` belongs to nobody (RFC 2606).
 */
export function platformLine(now = new Date()): string {
  return `dtaas <noreply@dtaas.invalid> ${timeOf(now)}`;
}

/** The tagger of a published version, in git's format: git's user, or the platform itself if git has no user. */
export async function personLine({ git }: Repository): Promise<string> {
  // Without the setting, git would make up a name and an address from those of the account and the machine.
  const { code, stdout } = await git.attempt(['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT']);
  return code === 0 ? stdout.toString().trim() : platformLine();
}

/** Seconds since 1970, and the zone: `1795440000 +0100`. */
function timeOf(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const zone = `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
  return `${Math.floor(date.getTime() / 1000)} ${zone}`;
}
