import type { TreeDraft } from '@dtaas/repository';
import type { Forge, Issue } from '../forge.ts';
import { isMarked, marked, markedText } from '../mark.ts';
import { Fields } from './fields.ts';
import { json, nextNumber, numbered, oneLine, type Remote } from './remote.ts';

type Wanted = Parameters<Forge['ensureIssue']>[0];

export function ensureIssue(remote: Remote, wanted: Wanted): Promise<Issue | undefined> {
  const place = { repository: remote.repository.root, conversation: 'issues', topic: wanted.topic };
  const body = marked(remote.markKey, place, wanted.body);
  const text = markedText(remote.markKey, place, body);
  return remote.change(`Issue about ${wanted.topic}: ${wanted.state}`, async (draft) => {
    // The oldest with the mark is the platform's; later ones are copies.
    const found = (await issuesIn(draft)).find((issue) => isMarked(remote.markKey, place, issue.body));
    if (found === undefined && wanted.state === 'closed') return undefined;
    const title = oneLine(wanted.title);
    const isRight =
      found !== undefined &&
      found.title === title &&
      found.state === wanted.state &&
      found.labels.join('\n') === wanted.labels.join('\n') &&
      markedText(remote.markKey, place, found.body) === text;
    if (isRight) return found;
    await putLabels(draft, wanted.labels);
    const { number, url } = found ?? (await newIssue(remote, draft));
    return putIssue(draft, { number, url, title, body, state: wanted.state, labels: wanted.labels });
  });
}

export async function newIssue(
  remote: Remote,
  draft: TreeDraft,
): Promise<{ readonly number: number; readonly url: string }> {
  const number = await nextNumber(draft);
  return { number, url: `${remote.url}#issue/${number}` };
}

export function putIssue(draft: TreeDraft, issue: Issue): Issue {
  draft.put(numbered('issues', issue.number), json(issue));
  return issue;
}

/** Oldest first. */
async function issuesIn(draft: TreeDraft): Promise<readonly Issue[]> {
  const issues = (await draft.textsBelow('issues')).map(({ path, text }) => {
    const fields = Fields.parse(path, text);
    return {
      number: fields.number('number'),
      url: fields.text('url'),
      title: fields.text('title'),
      body: fields.text('body'),
      state: fields.oneOf('state', ['open', 'closed']),
      labels: fields.texts('labels'),
    };
  });
  return issues.sort((a, b) => a.number - b.number);
}

interface Label {
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

export function ensureLabel(remote: Remote, label: Label): Promise<void> {
  return remote.change(`Label ${label.name}`, async (draft) => {
    const labels = await labelsIn(draft);
    const found = labels.find(({ name }) => name === label.name);
    if (found && json(found) === json(label)) return;
    draft.put(labelsPath, json({ labels: [...labels.filter((one) => one !== found), label] }));
  });
}

const labelsPath = 'labels.json';

/** Makes the labels that nobody made yet. */
async function putLabels(draft: TreeDraft, names: readonly string[]): Promise<void> {
  const labels = await labelsIn(draft);
  const missing = names.filter((name) => !labels.some((label) => label.name === name));
  if (missing.length === 0) return;
  const made = missing.map((name) => ({ name, color: 'ededed', description: '' }));
  draft.put(labelsPath, json({ labels: [...labels, ...made] }));
}

async function labelsIn(draft: TreeDraft): Promise<readonly Label[]> {
  const [text] = await draft.texts([labelsPath]);
  if (text === undefined) return [];
  return Fields.parse(labelsPath, text)
    .each('labels')
    .map((fields) => ({
      name: fields.text('name'),
      color: fields.text('color'),
      description: fields.text('description'),
    }));
}
