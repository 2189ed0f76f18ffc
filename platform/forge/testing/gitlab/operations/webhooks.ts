import { answerOf, type Fields } from '../answers.ts';
import { type Call, found, type Operation, type Parameters, paged, Refusal } from '../operation.ts';
import { level, type Project, type Webhook } from '../world.ts';

const events = [
  'push_events',
  'tag_push_events',
  'merge_requests_events',
  'note_events',
  'issues_events',
  'pipeline_events',
] as const;

function shown({ id, url, events: on, sslVerification, alertStatus }: Webhook): Fields {
  return answerOf('ExpandedHookSchema', {
    ...{ id, url, ...on, enable_ssl_verification: sslVerification, alert_status: alertStatus },
    created_at: '2026-01-01T00:00:00.000Z',
    // Lists do not name the variables, and nothing names their values.
    url_variables: [],
  });
}

/** The address that is called. */
export function interpolated({ url, variables }: Pick<Webhook, 'url' | 'variables'>): string {
  return url.replaceAll(/\{([A-Za-z0-9_.-]+)\}/g, (braced, key: string) => variables[key] ?? braced);
}

function settled(call: Call, hook: Webhook): Fields {
  const given = call.objects('url_variables');
  const url = call.text('url') ?? hook.url;
  const variables = {
    ...hook.variables,
    ...Object.fromEntries((given ?? []).map(({ key, value }) => [String(key), String(value)])),
  };
  const address = interpolated({ url, variables });
  if (!URL.canParse(address) || /[{}]/.test(address)) throw new Refusal(422, 'Invalid url given');
  const isLocal = ['127.0.0.1', 'localhost'].includes(new URL(address).hostname);
  if (isLocal && !call.world.webhooksToLocalNetwork)
    throw new Refusal(422, `Invalid url given: ${address} is in the local network`);
  Object.assign(hook, {
    ...{ url, variables },
    events: Object.fromEntries(events.map((on) => [on, call.flag(on) ?? hook.events[on] ?? false])),
    sslVerification: call.flag('enable_ssl_verification') ?? hook.sslVerification,
  });
  return shown(hook);
}

function named(call: Call): { project: Project; hook: Webhook } {
  const project = call.project(level.maintainer);
  const hook = project.webhooks.find(({ id }) => String(id) === call.path['hook_id']);
  return { project, hook: found(hook, 'Not found') };
}

const written: Parameters = {
  ...Object.fromEntries(events.map((on) => [on, 'boolean' as const])),
  name: 'string',
  description: 'string',
  enable_ssl_verification: 'boolean',
  url_variables: 'objects',
};
const path = '/projects/:id/hooks';

export const webhooks: readonly Operation[] = [
  {
    method: 'GET',
    path,
    takes: paged,
    answers: 'ExpandedHookSchema[]',
    does: (call) => call.project(level.maintainer).webhooks.map(shown),
  },
  {
    method: 'POST',
    path,
    takes: { url: 'string!', ...written },
    answers: 'ExpandedHookSchema',
    does: (call) => {
      const { webhooks: all } = call.project(level.maintainer);
      const made: Webhook = {
        ...{ id: call.world.nextId(), url: '', variables: {}, sslVerification: true },
        // Unless it is said otherwise, a webhook is called for pushes.
        events: { push_events: true },
        alertStatus: 'executable',
      };
      const answer = settled(call, made);
      all.push(made);
      return answer;
    },
  },
  {
    method: 'PUT',
    path: `${path}/:hook_id`,
    takes: { url: 'string', ...written },
    answers: 'ExpandedHookSchema',
    does: (call) => settled(call, named(call).hook),
  },
  {
    method: 'DELETE',
    path: `${path}/:hook_id`,
    takes: {},
    answers: undefined,
    does: (call) => {
      const { project, hook } = named(call);
      project.webhooks.splice(project.webhooks.indexOf(hook), 1);
    },
  },
];
