import type { ForgeEvent, PullRequestEvent } from './event.ts';
import type { Payload } from './payload.ts';

/**
 * The event of a job of GitHub or Gitea Actions. Both send the same fields; Gitea has some names of its own.
 *
 * Formats: https://docs.github.com/en/webhooks/webhook-events-and-payloads, and `modules/structs/hook.go` of Gitea.
 */
export function actionsEvent(name: string, event: Payload): ForgeEvent {
  return readers.get(name)?.(event) ?? { kind: 'other', name };
}

const readers: ReadonlyMap<string, (event: Payload) => ForgeEvent> = new Map([
  ['pull_request', pullRequest],
  ['pull_request_target', pullRequest],
  ['push', push],
  ['issue_comment', comment],
  ['workflow_run', completedRun],
  ['schedule', () => ({ kind: 'schedule' })],
  ['workflow_dispatch', () => ({ kind: 'manual' })],
  ['repository_dispatch', () => ({ kind: 'manual' })],
]);

const actions: ReadonlyMap<string, PullRequestEvent['action']> = new Map([
  ['opened', 'opened'],
  ['reopened', 'opened'],
  ['synchronize', 'updated'],
  // Gitea.
  ['synchronized', 'updated'],
]);

function pullRequest(event: Payload): ForgeEvent {
  const request = event.at('pull_request');
  const [base, head] = [request.at('base'), request.at('head')];
  const repository = head.at('repo', 'full_name').optionalText();
  const isMerged = request.at('merged').value === true;
  const action = event.at('action').optionalText() ?? '';
  return {
    kind: 'pull-request',
    number: request.at('number').number(),
    action: action === 'closed' ? (isMerged ? 'merged' : 'closed') : (actions.get(action) ?? 'other'),
    author: request.at('user', 'login').text(),
    title: request.at('title').text(),
    base: { branch: base.at('ref').text(), commit: base.at('sha').optionalCommit() },
    head: { branch: head.at('ref').text(), commit: head.at('sha').commit(), repository },
    isFork: !isSame(repository, base.at('repo', 'full_name').text()),
  };
}

/** Forges ignore case in the names of repositories. */
export function isSame(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

function push(event: Payload): ForgeEvent {
  const ref = event.at('ref').text();
  return {
    kind: 'push',
    branch: after(ref, 'refs/heads/'),
    tag: after(ref, 'refs/tags/'),
    before: event.at('before').optionalCommit(),
    after: event.at('after').optionalCommit(),
  };
}

function after(ref: string, prefix: string): string | undefined {
  return ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined;
}

function comment(event: Payload): ForgeEvent {
  const [issue, written] = [event.at('issue'), event.at('comment')];
  const action = event.at('action').text();
  const isOnPullRequest = !issue.at('pull_request').isMissing || event.at('is_pull').value === true;
  return {
    kind: 'comment',
    on: isOnPullRequest ? 'pull-request' : 'issue',
    number: issue.at('number').number(),
    action: action === 'created' ? 'created' : action === 'deleted' ? 'deleted' : 'edited',
    id: String(written.at('id').number()),
    author: written.at('user', 'login').text(),
    text: written.at('body').optionalText() ?? '',
  };
}

function completedRun(event: Payload): ForgeEvent {
  const run = event.at('workflow_run');
  if (event.at('action').text() !== 'completed') return { kind: 'other', name: 'workflow_run' };
  return {
    kind: 'completed-run',
    id: run.at('id').number(),
    name: run.at('name').optionalText() ?? event.at('workflow', 'name').optionalText() ?? '',
    succeeded: run.at('conclusion').value === 'success',
    startedBy: run.at('event').optionalText() ?? '',
    head: {
      branch: run.at('head_branch').optionalText() ?? '',
      commit: run.at('head_sha').commit(),
      repository: run.at('head_repository', 'full_name').optionalText(),
    },
    pullRequests: run
      .at('pull_requests')
      .list()
      .map((request) => request.at('number').number()),
  };
}
