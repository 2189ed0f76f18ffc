import { setTimeout as wait } from 'node:timers/promises';
import { type Client, openClient } from './client.ts';
import { type GithubOptions, usualPace } from './options.ts';

/** One repository through GitHub's API. */
export interface Hub extends Pick<Client, 'ask'> {
  readonly client: Client;
  /** `owner/name` as GitHub writes it. */
  readonly repository: string;
  /** The same as parameters of a request. */
  readonly where: { readonly owner: string; readonly repo: string };
  readonly markKey: string;
  readonly pause: (seconds: number) => Promise<void>;
}

/** Asks GitHub for the repository's name of today, since signatures and requests that change something need it. */
export async function openHub(options: GithubOptions): Promise<Hub> {
  const client = openClient(options);
  const { repository, where } = await nameOf(client, options.repository);
  const secondMs = options.pace?.secondMs ?? usualPace.secondMs;
  return {
    client,
    ask: client.ask,
    repository,
    where,
    markKey: options.markKey,
    pause: (seconds) => wait(seconds * secondMs, undefined, options.signal && { signal: options.signal }),
  };
}

async function nameOf(client: Client, given: string): Promise<Pick<Hub, 'repository' | 'where'>> {
  const { data } = await client.ask('show the repository', `repository ${given}`, (api) =>
    api.repos.get(partsOf(given)),
  );
  return { repository: data.full_name, where: partsOf(data.full_name) };
}

export function partsOf(repository: string): Hub['where'] {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
}

/** As many as a page can have. */
export const per_page = 100;
