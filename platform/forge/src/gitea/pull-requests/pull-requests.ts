import { ensured } from '../../ensured.ts';
import { forgeRefused } from '../../failures.ts';
import type { Forge, PullRequest } from '../../forge.ts';
import { path } from '../client/path.ts';
import type { Session } from '../session.ts';
import { bringing } from './bringing.ts';
import { merge } from './merge.ts';
import { pullRequestOf, readPullRequest } from './read.ts';

type Verbs = Pick<
  Forge,
  'pullRequest' | 'pullRequests' | 'pullRequestsOf' | 'ensurePullRequest' | 'ensureClosed' | 'merge'
>;

export function pullRequests(session: Session): Verbs {
  return {
    pullRequest: (number) => readPullRequest(session, number),
    pullRequests: (filter) => list(session, filter),
    pullRequestsOf: (commit) => ofCommit(session, commit),
    ensurePullRequest: (wanted) => ensurePullRequest(session, wanted),
    ensureClosed: (number) => ensureClosed(session, number),
    merge: (number, options) => merge(session, number, options),
  };
}

async function list(
  session: Session,
  { state, base, head }: Parameters<Forge['pullRequests']>[0],
): Promise<readonly PullRequest[]> {
  const items = await session.client.all(session.in('/pulls'), {
    to: 'list pull requests',
    subject: `repository ${session.repository}`,
    // Its filter by the head's branch does nothing, and merged ones count as closed.
    query: {
      state: state === 'merged' ? 'closed' : state,
      ...(base === undefined ? {} : { base_branch: base }),
    },
  });
  return items
    .map(pullRequestOf)
    .filter((pull) => state === 'all' || pull.state === state)
    .filter((pull) => base === undefined || pull.base.branch === base)
    .filter((pull) => head === undefined || (pull.head.branch === head && !pull.isFork))
    .sort((one, other) => other.number - one.number);
}

/** Gitea finds pull requests by the commit that their merge made. For another commit, that one is looked for on the default branch. */
async function ofCommit(session: Session, commit: string): Promise<readonly PullRequest[]> {
  const made = await madeBy(session, commit);
  if (made) return [made];
  const { client } = session;
  const request = { to: 'list commits', subject: `commit ${commit}` };
  const branch = (await client.get(session.in(''), request)).at('default_branch').text;
  const tip = await client.find(session.in(path`/branches/${branch}`), request);
  if (!tip || !(await client.find(session.in(path`/git/commits/${commit}`), request))) return [];
  const since = await client.all(session.in('/commits'), {
    ...request,
    query: { sha: branch, not: commit, stat: 'false', verification: 'false', files: 'false' },
  });
  const parents = new Map(
    since.map((one) => [
      one.at('sha').objectId,
      one.at('parents').list.map((parent) => parent.at('sha').objectId),
    ]),
  );
  const merged = bringing(tip.at('commit').at('id').objectId, parents, commit);
  const pull = merged === undefined || merged === commit ? undefined : await madeBy(session, merged);
  return pull ? [pull] : [];
}

/** The pull request whose merge made a commit. */
async function madeBy(session: Session, commit: string): Promise<PullRequest | undefined> {
  const found = await session.client.find(session.in(path`/commits/${commit}/pull`), {
    to: 'find the pull request of a commit',
    subject: `commit ${commit}`,
  });
  return found && readPullRequest(session, found.at('number').number);
}

function ensurePullRequest(
  session: Session,
  { head, base, title, body }: Parameters<Forge['ensurePullRequest']>[0],
): Promise<PullRequest> {
  const { client } = session;
  const [branch = '', fork] = head.split(':').reverse();
  const look = async () => {
    const open = await list(session, { state: 'open', base });
    return open.findLast((pull) => pull.head.branch === branch && isFrom(pull, fork));
  };
  const isRight = (pull: PullRequest) => isSame(pull.title, title) && isSame(pull.body, body);
  const request = { to: 'open a pull request', subject: `branch ${head} or ${base}` };
  return ensured<PullRequest>({
    look,
    isRight,
    async make(found) {
      if (found) return edit(session, found.number, { title, body });
      const { status, answer, said } = await client.change(session.in('/pulls'), {
        ...request,
        method: 'POST',
        // Gitea finds the fork by its owner; Forgejo knows no other way.
        body: { head: fork === undefined ? branch : `${fork.split('/')[0]}:${branch}`, base, title, body },
        expect: [409],
      });
      // Gitea lets two that ask at once open one each; the older counts, as for everybody who looks.
      const first = await look();
      const made = status === 409 ? undefined : pullRequestOf(answer);
      if (first === undefined || first.number === made?.number) {
        if (made) return made;
        throw forgeRefused({ forge: client.forge, request: request.to, said });
      }
      if (made) await edit(session, made.number, { state: 'closed' });
      return isRight(first) ? first : edit(session, first.number, { title, body });
    },
  });
}

/** Gitea takes spaces off the ends. */
const isSame = (found: string, wanted: string): boolean =>
  found.replaceAll('\r\n', '\n').trim() === wanted.replaceAll('\r\n', '\n').trim();

/** Whether the head is in a fork, or without one, in the repository itself. */
function isFrom({ head, isFork }: PullRequest, fork: string | undefined): boolean {
  return fork === undefined ? !isFork : head.repository?.toLowerCase() === fork.toLowerCase();
}

async function ensureClosed(session: Session, number: number): Promise<PullRequest> {
  const request = `close pull request ${number}`;
  const { forge } = session.client;
  return ensured<PullRequest>({
    look: () => readPullRequest(session, number),
    isRight({ state }) {
      if (state === 'merged') throw forgeRefused({ forge, request, said: 'it is merged.' });
      return state === 'closed';
    },
    make: () => edit(session, number, { state: 'closed' }),
  });
}

async function edit(session: Session, number: number, change: object): Promise<PullRequest> {
  const { answer } = await session.client.change(session.in(path`/pulls/${number}`), {
    to: `change pull request ${number}`,
    subject: `pull request ${number}`,
    method: 'PATCH',
    body: change,
  });
  return pullRequestOf(answer);
}
