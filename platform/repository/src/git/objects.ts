import { type GitObject, objectOf } from '@dtaas/model';
import type { Repository } from '../open.ts';

/**
 * The author and committer of every commit that the platform makes. Such commits are never rewritten, so they bear no person's
 * address: the trailer `Actor` says who acted. The domain `invalid` belongs to nobody (RFC 2606).
 */
export function platformLine(): string {
  const now = new Date();
  const minutes = -now.getTimezoneOffset();
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const zone = `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
  return `dtaas <noreply@dtaas.invalid> ${Math.floor(now.getTime() / 1000)} ${zone}`;
}

/** The platform is the author. Commits are never signed, because signing may ask for a passphrase. */
export function commitOf(
  repository: Repository,
  { tree, parents = [], message }: { tree: string; parents?: readonly string[]; message: string },
): GitObject {
  const who = platformLine();
  const head = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${who}`,
    `committer ${who}`,
  ];
  return objectOf(repository.objectFormat, 'commit', `${head.join('\n')}\n\n${message}`);
}
