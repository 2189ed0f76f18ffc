import type { AdapterOptions } from '../adapter-options.ts';
import { GiteaClient } from './client/client.ts';
import { type Path, path } from './client/path.ts';

export interface GiteaOptions extends AdapterOptions {
  /** How long one answer may take, in milliseconds. */
  readonly timeout?: number;
  /** How long a merge waits while the server computes whether it conflicts, in milliseconds. */
  readonly mergePatience?: number;
}

/** What every verb needs: a client, a repository, a key. */
export interface Session {
  readonly client: GiteaClient;
  /** `owner/name` as it was asked for. */
  readonly repository: string;
  readonly owner: string;
  readonly name: string;
  /** A path below the repository's own. */
  in(below: Path): Path;
  readonly markKey: string;
  /** How long a merge waits while the server computes whether it conflicts, in milliseconds. */
  readonly mergePatience: number;
}

export function sessionOf(options: GiteaOptions): Session {
  const { repository, markKey, mergePatience = 15_000 } = options;
  const [owner = '', name = '', ...rest] = repository.split('/');
  const root = rest.length > 0 ? undefined : path`/repos/${owner}/${name}`;
  return {
    client: new GiteaClient(options),
    repository,
    owner,
    name,
    in: (below) => (root === undefined || below === undefined ? undefined : root + below),
    markKey,
    mergePatience,
  };
}
