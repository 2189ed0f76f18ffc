import { type GitObject, objectOf } from '@dtaas/model';
import type { Repository } from '../open.ts';
import { platformLine } from './identity.ts';

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
