import { ensured } from '../../ensured.ts';
import type { Forge, Issue } from '../../forge.ts';
import { isMarked, type MarkedPlace, marked, markedText } from '../../mark.ts';
import type { Answer } from '../client/answer.ts';
import { path } from '../client/path.ts';
import type { Session } from '../session.ts';
import { isName, labels } from './labels.ts';

type Wanted = Parameters<Forge['ensureIssue']>[0];

export async function ensureIssue(session: Session, wanted: Wanted): Promise<Issue | undefined> {
  const place: MarkedPlace = { repository: session.repository, conversation: 'issues', topic: wanted.topic };
  const key = session.markKey;
  const text = marked(key, place, wanted.body);
  const look = async () => (await list(session)).find(({ body }) => isMarked(key, place, body));
  const isRight = (found: Issue) =>
    found.title === wanted.title &&
    markedText(key, place, found.body) === markedText(key, place, text) &&
    found.state === wanted.state &&
    sameNames(found.labels, wanted.labels);
  if (wanted.state === 'closed' && (await look()) === undefined) return undefined;
  return ensured<Issue>({
    look,
    isRight,
    async make(found) {
      const ids = await labelIds(session, wanted.labels);
      if (found) return change(session, found, wanted, text, ids);
      const made = await create(session, wanted, text, ids);
      const first = await look();
      if (first === undefined || first.number === made.number) return made;
      // Another job was quicker. Only administrators may delete an issue.
      await edit(session, made.number, { state: 'closed' });
      return isRight(first) ? first : change(session, first, wanted, text, ids);
    },
  });
}

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && others.every((name) => some.some((one) => isName(one, name)));
}

/** The ids of labels, which are made if they are missing. */
async function labelIds(session: Session, names: readonly string[]): Promise<readonly number[]> {
  if (names.length === 0) return [];
  const all = await labels(session);
  const { client, in: at, repository } = session;
  const ids: number[] = [];
  for (const name of names) {
    const found = all.find((label) => isName(label.name, name));
    if (found) ids.push(found.id);
    else {
      const body = { name, color: '#cccccc', description: '' };
      const request = {
        to: 'create a label',
        subject: `repository ${repository}`,
        method: 'POST',
        body,
      } as const;
      ids.push((await client.change(at('/labels'), request)).answer.at('id').number);
    }
  }
  return ids;
}

/** Oldest first. */
async function list({ client, in: at, repository }: Session): Promise<readonly Issue[]> {
  const items = await client.all(at('/issues'), {
    to: 'list issues',
    subject: `repository ${repository}`,
    query: { state: 'all', type: 'issues' },
  });
  return items.map(issueOf).sort((one, other) => one.number - other.number);
}

async function create(
  { client, in: at, repository }: Session,
  { title }: Wanted,
  body: string,
  ids: readonly number[],
): Promise<Issue> {
  const { answer } = await client.change(at('/issues'), {
    to: 'open an issue',
    subject: `repository ${repository}`,
    method: 'POST',
    body: { title, body, labels: ids },
  });
  return issueOf(answer);
}

async function change(
  session: Session,
  found: Issue,
  { title, state, labels: names }: Wanted,
  body: string,
  ids: readonly number[],
): Promise<Issue> {
  const { client, in: at } = session;
  if (!sameNames(found.labels, names)) {
    await client.change(at(path`/issues/${found.number}/labels`), {
      to: `label issue ${found.number}`,
      subject: `issue ${found.number}`,
      method: 'PUT',
      body: { labels: ids },
    });
  }
  return edit(session, found.number, { title, body, state });
}

async function edit({ client, in: at }: Session, number: number, body: object): Promise<Issue> {
  const { answer } = await client.change(at(path`/issues/${number}`), {
    to: `change issue ${number}`,
    subject: `issue ${number}`,
    method: 'PATCH',
    body,
  });
  return issueOf(answer);
}

function issueOf(answer: Answer): Issue {
  return {
    number: answer.at('number').number,
    title: answer.at('title').text,
    body: answer.at('body').text,
    state: answer.at('state').text === 'open' ? 'open' : 'closed',
    labels: answer.at('labels').list.map((label) => label.at('name').text),
    url: answer.at('html_url').url,
  };
}
