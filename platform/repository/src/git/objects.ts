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
  return line(now, zone);
}

function line(at: Date, zone: string): string {
  return `dtaas <noreply@dtaas.invalid> ${Math.floor(at.getTime() / 1000)} ${zone}`;
}

interface CommitParts {
  readonly tree: string;
  readonly parents?: readonly string[];
  readonly message: string;
  /** Now, unless it is given. A given time makes the same commit on every machine. */
  readonly at?: Date;
}

/** The platform is the author. Commits are never signed, because signing may ask for a passphrase. */
export function commitOf(
  repository: Repository,
  { tree, parents = [], message, at }: CommitParts,
): GitObject {
  const who = at === undefined ? platformLine() : line(at, '+0000');
  const head = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${who}`,
    `committer ${who}`,
  ];
  return objectOf(repository.objectFormat, 'commit', `${head.join('\n')}\n\n${message}`);
}

/**
 * Writes a commit that nobody made and no ref names, for git to work with, and answers its id. It depends on its parts alone, so that
 * the same parts have the same id.
 */
export function writeUnnamed(repository: Repository, parts: Omit<CommitParts, 'at'>): Promise<string> {
  const { bytes } = commitOf(repository, { ...parts, at: new Date(0) });
  return repository.git.text(['hash-object', '-t', 'commit', '-w', '--stdin'], bytes);
}
