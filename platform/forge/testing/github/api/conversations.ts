import { type Comment, fullName, type Issue, now, type Repository } from '../state.ts';
import { bodyOf, type Call, type Handler, invalid, need, notFound } from './call.ts';
import { shownIssue, shownLabel, shownPull, shownUser } from './shown.ts';

/** GitHub refuses longer texts. */
const textLength = 65_536;

export const conversations: Readonly<Record<string, Handler>> = {
  'issues/list-comments': (call) => {
    const number = conversationOf(call);
    const found = call.repository.comments.filter((one) => one.number === number);
    return { status: 200, body: found.map((one) => shownComment(call, one)) };
  },
  'issues/create-comment': (call) => {
    const account = need(call, 'read');
    const { body } = bodyOf(call, 'issues', 'createComment');
    return { status: 201, body: shownComment(call, addComment(call, account, conversationOf(call), body)) };
  },
  'issues/update-comment': (call) => {
    const account = need(call, 'read');
    const comment = call.repository.comments.find(({ id }) => String(id) === call.path['comment_id']);
    if (!comment) throw notFound();
    if (account !== comment.author) need(call, 'write');
    const { body } = bodyOf(call, 'issues', 'updateComment');
    checkText(body);
    Object.assign(comment, { body, updated: now() });
    return { status: 200, body: shownComment(call, comment) };
  },
  'issues/list-for-repo': (call) => {
    const { query, repository, state, origin } = call;
    const wanted = query.get('state') ?? 'open';
    const labels = query.get('labels')?.toLowerCase().split(',') ?? [];
    const of = (issue: Issue) => issue.labels.map((label) => label.toLowerCase());
    const issues = repository.issues
      .filter((issue) => labels.every((label) => of(issue).includes(label)))
      .map((issue) => ({
        number: issue.number,
        is: issue.state,
        body: shownIssue(repository, issue, origin),
      }));
    // Pull requests are issues, too.
    const pulls = repository.pulls
      .filter(() => labels.length === 0)
      .map((pull) => ({
        number: pull.number,
        is: pull.state,
        body: asIssue(shownPull(state, repository, pull, origin)),
      }));
    const ascending = [...issues, ...pulls]
      .filter(({ is }) => wanted === 'all' || wanted === is)
      .toSorted((a, b) => a.number - b.number)
      .map(({ body }) => body);
    return { status: 200, body: query.get('direction') === 'asc' ? ascending : ascending.toReversed() };
  },
  'issues/create': (call) => {
    const account = need(call, 'read');
    const { title, body = null, labels } = bodyOf(call, 'issues', 'create');
    return {
      status: 201,
      body: shownIssue(call.repository, addIssue(call, account, String(title), body, labels), call.origin),
    };
  },
  'issues/update': (call) => {
    const account = need(call, 'read');
    const { repository, path } = call;
    const issue = repository.issues.find(({ number }) => String(number) === path['issue_number']);
    if (!issue) throw notFound();
    if (account !== issue.author) need(call, 'triage');
    const { title, body, state, labels } = bodyOf(call, 'issues', 'update');
    checkText(body ?? '');
    Object.assign(issue, {
      ...(title === undefined ? {} : { title: String(title) }),
      ...(body === undefined ? {} : { body }),
      ...(state === undefined ? {} : { state }),
      ...(labels === undefined ? {} : { labels: named(repository, labels) }),
      updated: now(),
    });
    return { status: 200, body: shownIssue(repository, issue, call.origin) };
  },
  'issues/get-label': ({ repository, path }) => {
    const name = path['name'] ?? '';
    if (!repository.labels.has(name.toLowerCase())) throw notFound();
    return { status: 200, body: shownLabel(repository, name) };
  },
  'issues/create-label': (call) => {
    need(call, 'triage');
    const { name, color = 'ededed', description = null } = bodyOf(call, 'issues', 'createLabel');
    const { repository, state } = call;
    if (repository.labels.has(name.toLowerCase())) throw invalid('Label', 'name', 'already_exists');
    checkLabel(color, description);
    repository.labels.set(name.toLowerCase(), { id: state.nextId(), name, color, description });
    return { status: 201, body: shownLabel(repository, name) };
  },
  'issues/update-label': (call) => {
    need(call, 'triage');
    const name = call.path['name'] ?? '';
    const label = call.repository.labels.get(name.toLowerCase());
    if (!label) throw notFound();
    const { color = label.color, description = label.description } =
      bodyOf(call, 'issues', 'updateLabel') ?? {};
    checkLabel(color, description);
    Object.assign(label, { color, description });
    return { status: 200, body: shownLabel(call.repository, name) };
  },
};

type Place = Pick<Call, 'repository' | 'state'>;

export function addComment(
  { repository, state }: Place,
  author: string,
  number: number,
  body: string,
): Comment {
  checkText(body);
  if (body.trim() === '') throw invalid('IssueComment', 'data', 'unprocessable', 'Body cannot be blank');
  const comment = { id: state.nextId(), number, author, body, created: now(), updated: now() };
  repository.comments.push(comment);
  return comment;
}

export function addIssue(
  { repository, state }: Place,
  author: string,
  title: string,
  body: string | null,
  labels: readonly (string | { name?: string | null })[] = [],
): Issue {
  checkText(body ?? '');
  const number = state.nextNumber(repository);
  const issue: Issue = {
    number,
    author,
    title,
    body,
    state: 'open',
    labels: named(repository, labels),
    created: now(),
    updated: now(),
  };
  repository.issues.push(issue);
  return issue;
}

function checkText(body: string): void {
  if (body.length > textLength)
    throw invalid('IssueComment', 'body', 'custom', `body is too long (maximum is ${textLength} characters)`);
}

function checkLabel(color: string, description: string | null): void {
  if (!/^[0-9a-f]{6}$/i.test(color)) throw invalid('Label', 'color', 'invalid');
  if ((description?.length ?? 0) > 100) throw invalid('Label', 'description', 'invalid');
}

/** Labels that don't exist are made. */
function named({ labels }: Repository, given: readonly (string | { name?: string | null })[]): string[] {
  return given.map((label) => {
    const name = typeof label === 'string' ? label : (label.name ?? '');
    const known = labels.get(name.toLowerCase());
    if (!known)
      labels.set(name.toLowerCase(), { id: labels.size + 1, name, color: 'ededed', description: null });
    return known?.name ?? name;
  });
}

function conversationOf({ repository: { pulls, issues }, path }: Call): number {
  const number = Number(path['issue_number']);
  if (![...pulls, ...issues].some((one) => one.number === number)) throw notFound();
  return number;
}

function asIssue(pull: object): object {
  const { title, number, body, user, state, html_url, created_at, updated_at, id } = pull as Readonly<
    Record<string, unknown>
  >;
  const link = { url: html_url, html_url, diff_url: html_url, patch_url: html_url };
  return {
    id,
    title,
    number,
    body,
    user,
    state,
    html_url,
    created_at,
    updated_at,
    labels: [],
    pull_request: link,
  };
}

function shownComment({ repository, origin }: Call, comment: Comment): object {
  return {
    id: comment.id,
    body: comment.body,
    user: shownUser(comment.author),
    html_url: `${origin}/${fullName(repository)}/issues/${comment.number}#issuecomment-${comment.id}`,
    created_at: comment.created,
    updated_at: comment.updated,
  };
}
