import { ensured } from '../ensured.ts';
import type { Forge } from '../forge.ts';
import type { Answer } from './client/answer.ts';
import { path } from './client/path.ts';
import type { Session } from './session.ts';

type Fork = Awaited<ReturnType<Forge['ensureFork']>>;

export async function ensureFork(session: Session, organisation?: string): Promise<Fork> {
  const { client, in: at, repository } = session;
  const request = { to: 'fork the repository', subject: `repository ${repository}` };
  const owner = organisation ?? (await client.get('/user', request)).at('login').text;
  return ensured<Fork>({
    look: () => find(session, owner),
    isRight: () => true,
    async make() {
      const body = organisation === undefined ? {} : { organization: organisation };
      return forkOf((await client.change(at('/forks'), { ...request, method: 'POST', body })).answer);
    },
  });
}

/** By its usual name, which is one request; else among all forks, since a fork may be renamed. */
async function find({ client, in: at, repository, name }: Session, owner: string): Promise<Fork | undefined> {
  const request = { to: 'list forks', subject: `repository ${repository}` };
  const usual = await client.find(path`/repos/${owner}/${name}`, request);
  const parent = usual?.at('parent').optional?.at('full_name').text;
  if (usual && parent?.toLowerCase() === repository.toLowerCase()) return forkOf(usual);
  const forks = await client.all(at('/forks'), request);
  const fork = forks.find((one) => one.at('owner').at('login').text.toLowerCase() === owner.toLowerCase());
  return fork && forkOf(fork);
}

function forkOf(answer: Answer): Fork {
  return { repository: answer.at('full_name').text, cloneUrl: answer.at('clone_url').url };
}
