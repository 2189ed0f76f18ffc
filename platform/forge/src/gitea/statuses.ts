import { ensuredStatuses } from '../ensured-statuses.ts';
import { forgeAnswerInvalid, forgeNotFound } from '../failures.ts';
import type { Forge, Status, StatusState } from '../forge.ts';
import type { Answer } from './client/answer.ts';
import { path } from './client/path.ts';
import type { Session } from './session.ts';

/** Statuses of commits. Gitea keeps every status ever set, and its summary of the newest ones ends after 30; so all are read. */
export function statuses(session: Session): Pick<Forge, 'statuses' | 'ensureStatus'> {
  return {
    statuses: (commit) => list(session, commit),
    async ensureStatus(commit, ...given) {
      const wanted = given.map((status) => ({ ...status, description: oneLine(status.description) }));
      await ensuredStatuses(wanted, {
        look: () => list(session, commit),
        make: (status) => create(session, commit, status),
      });
    },
  };
}

/** The newest of each name, sorted by name. */
async function list({ client, in: at }: Session, commit: string): Promise<readonly Status[]> {
  const items = await client.all(at(path`/statuses/${commit}`), {
    to: 'list statuses',
    subject: `commit ${commit}`,
    query: { sort: 'highestindex' },
  });
  const newest = new Map<string, { readonly id: number; readonly status: Status }>();
  for (const item of items) {
    const one = { id: item.at('id').number, status: statusOf(item, client.forge) };
    const other = newest.get(one.status.name);
    if (!other || other.id < one.id) newest.set(one.status.name, one);
  }
  return [...newest.values()]
    .map(({ status }) => status)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function create({ client, in: at }: Session, commit: string, wanted: Status): Promise<Status> {
  const { name, state, description, url = '' } = wanted;
  const subject = `commit ${commit}`;
  const sent = client.change(at(path`/statuses/${commit}`), {
    to: 'set a status',
    subject,
    method: 'POST',
    body: { context: name, state, description, target_url: url },
  });
  await sent.catch(async (error: unknown) => {
    // For a commit that it does not have, Gitea answers as if the server had failed.
    const isThere = await client.find(at(path`/git/commits/${commit}`), { to: 'show a commit', subject });
    throw isThere ? error : forgeNotFound({ forge: client.forge, subject });
  });
  return wanted;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}

function statusOf(answer: Answer, forge: string): Status {
  const url = answer.at('target_url').text;
  return {
    name: answer.at('context').text,
    state: stateOf(answer.at('status').text, forge),
    description: answer.at('description').text,
    ...(url === '' ? {} : { url }),
  };
}

function stateOf(said: string, forge: string): StatusState {
  if (said === 'pending' || said === 'success' || said === 'failure' || said === 'error') return said;
  // States of others' that the platform never sets.
  if (said === 'warning') return 'failure';
  if (said === 'skipped') return 'success';
  throw forgeAnswerInvalid({
    forge,
    request: 'list statuses',
    said: `"${said}" is not the state of a status.`,
  });
}
