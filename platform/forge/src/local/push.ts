import type { RefChange, Repository } from '@dtaas/repository';
import { forgeRefused } from '../failures.ts';

/**
 * Moves branches as a push would: all or none, from the commits that were read, and past the hooks of the repository. The commits are in the
 * repository already. False if another writer was faster.
 *
 * Errors: `forge-refused` with what the hook said.
 */
export async function pushWithin(
  { git, gitDir }: Repository,
  changes: readonly (RefChange & { readonly to: string })[],
  request: string,
): Promise<boolean> {
  const leases = changes.map(({ ref, from }) => `--force-with-lease=${ref}:${from ?? ''}`);
  const options = ['--porcelain', '--atomic', '--no-verify', '--no-follow-tags', '--no-signed'];
  const refspecs = changes.map(({ ref, to }) => `${to}:${ref}`);
  const command = ['push', ...options, ...leases, '--', gitDir, ...refspecs];
  const { code, stdout, stderr } = await git.attempt(command);
  if (code === 0) return true;
  const answer = `${stdout.toString()}\n${stderr}`;
  if (/\(stale info\)|but expected|reference already exists|\.lock': File exists/.test(answer)) return false;
  const said = [...stderr.matchAll(/^remote: (.*?)\s*$/gm)].map(([, line]) => line).join(' ');
  const reason = /\[(?:remote )?rejected\] \((.*)\)/.exec(answer)?.[1] ?? stderr.trim();
  throw forgeRefused({ forge: gitDir, request, said: said === '' ? reason : said });
}
