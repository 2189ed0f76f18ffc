import { isSame } from './actions.ts';
import type { ForgeEvent, PullRequestEvent } from './event.ts';
import { Payload } from './payload.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The event of a pipeline of GitLab, from its variables. A webhook that triggers a pipeline leaves its payload in the file
 * `TRIGGER_PAYLOAD`: so do comments, and what the pipelines of forks left behind.
 *
 * Formats: https://docs.gitlab.com/ci/variables/predefined_variables/ and https://docs.gitlab.com/user/project/integrations/webhook_events/
 */
export function gitlabEvent(environment: Environment, payload: Payload | undefined): ForgeEvent {
  const variables = new Payload(environment);
  const source = variables.at('CI_PIPELINE_SOURCE').text();
  if (source === 'merge_request_event' || source === 'external_pull_request_event')
    return mergeRequest(variables);
  if (source === 'push') return push(variables);
  if (source === 'schedule') return { kind: 'schedule' };
  if (source === 'trigger' && payload) return webhook(payload);
  if (['web', 'api', 'trigger', 'chat', 'webide', 'parent_pipeline', 'pipeline'].includes(source))
    return { kind: 'manual' };
  return { kind: 'other', name: source };
}

function mergeRequest(variables: Payload): ForgeEvent {
  const of = (name: string) => variables.at(`CI_MERGE_REQUEST_${name}`);
  const repository = of('SOURCE_PROJECT_PATH').optionalText();
  return {
    kind: 'pull-request',
    number: of('IID').number(),
    // A pipeline is started when the request is opened and after each push.
    action: 'updated',
    author: variables.at('GITLAB_USER_LOGIN').optionalText() ?? '',
    title: of('TITLE').optionalText() ?? '',
    base: {
      branch: of('TARGET_BRANCH_NAME').text(),
      commit: of('TARGET_BRANCH_SHA').optionalCommit() ?? of('DIFF_BASE_SHA').optionalCommit(),
    },
    head: {
      branch: of('SOURCE_BRANCH_NAME').text(),
      // In a pipeline of the merged result, CI_COMMIT_SHA is the merge.
      commit: of('SOURCE_BRANCH_SHA').optionalCommit() ?? variables.at('CI_COMMIT_SHA').commit(),
      repository,
    },
    isFork: !isSame(repository, of('PROJECT_PATH').text()),
  };
}

function push(variables: Payload): ForgeEvent {
  return {
    kind: 'push',
    branch: variables.at('CI_COMMIT_BRANCH').optionalText(),
    tag: variables.at('CI_COMMIT_TAG').optionalText(),
    before: variables.at('CI_COMMIT_BEFORE_SHA').optionalCommit(),
    after: variables.at('CI_COMMIT_SHA').commit(),
  };
}

function webhook(payload: Payload): ForgeEvent {
  const name = payload.at('object_kind').optionalText() ?? 'trigger';
  if (name === 'note') return note(payload);
  if (name === 'merge_request') return mergeRequestOf(payload);
  if (name === 'pipeline') return pipeline(payload);
  return name === 'trigger' ? { kind: 'manual' } : { kind: 'other', name };
}

function note(payload: Payload): ForgeEvent {
  const written = payload.at('object_attributes');
  const on = written.at('noteable_type').text();
  if (on !== 'MergeRequest' && on !== 'Issue') return { kind: 'other', name: 'note' };
  const conversation = payload.at(on === 'Issue' ? 'issue' : 'merge_request');
  return {
    kind: 'comment',
    on: on === 'Issue' ? 'issue' : 'pull-request',
    number: conversation.at('iid').number(),
    // Before GitLab 16.11, webhooks had no action and told of new comments only.
    action: (written.at('action').optionalText() ?? 'create') === 'create' ? 'created' : 'edited',
    id: String(written.at('id').number()),
    author: payload.at('user', 'username').text(),
    text: written.at('note').optionalText() ?? '',
  };
}

const actions: ReadonlyMap<string, PullRequestEvent['action']> = new Map([
  ['open', 'opened'],
  ['reopen', 'opened'],
  ['close', 'closed'],
  ['merge', 'merged'],
]);

function mergeRequestOf(payload: Payload): ForgeEvent {
  const request = payload.at('object_attributes');
  const repository = request.at('source', 'path_with_namespace').optionalText();
  const action = request.at('action').optionalText() ?? '';
  // An update with `oldrev` is a push; others change the title, labels and so on.
  const isPush = action === 'update' && !request.at('oldrev').isMissing;
  return {
    kind: 'pull-request',
    number: request.at('iid').number(),
    action: isPush ? 'updated' : (actions.get(action) ?? 'other'),
    author: payload.at('user', 'username').text(),
    title: request.at('title').text(),
    base: { branch: request.at('target_branch').text(), commit: undefined },
    head: {
      branch: request.at('source_branch').text(),
      commit: request.at('last_commit', 'id').commit(),
      repository,
    },
    isFork: !isSame(repository, request.at('target', 'path_with_namespace').text()),
  };
}

const ended = ['success', 'failed', 'canceled', 'skipped'];

function pipeline(payload: Payload): ForgeEvent {
  const run = payload.at('object_attributes');
  const request = payload.at('merge_request');
  const status = run.at('status').text();
  if (!ended.includes(status)) return { kind: 'other', name: 'pipeline' };
  return {
    kind: 'completed-run',
    id: run.at('id').number(),
    name: run.at('name').optionalText() ?? '',
    succeeded: status === 'success',
    startedBy: run.at('source').optionalText() ?? '',
    head: {
      branch: request.at('source_branch').optionalText() ?? run.at('ref').text(),
      commit: run.at('sha').commit(),
      repository: payload.at('project', 'path_with_namespace').optionalText(),
    },
    pullRequests: request.isMissing ? [] : [request.at('iid').number()],
  };
}
