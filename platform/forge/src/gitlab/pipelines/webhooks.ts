import { setTimeout as sleep } from 'node:timers/promises';
import { forgeNotFound, forgeRefused } from '../../failures.ts';
import type { PipelineGap } from '../../forge.ts';
import { fields, flag, list, number, optional, text } from '../answers.ts';
import type { GitLabProject } from '../client.ts';
import { gone } from '../gone.ts';
import { refusedWith } from '../requests.ts';
import { tokenDescription, type WantedWebhook, webhooks } from './wanted.ts';

const hook = fields({
  id: number,
  url: text,
  push_events: flag,
  note_events: flag,
  merge_requests_events: flag,
  enable_ssl_verification: flag,
  alert_status: optional(text),
});
type Hook = ReturnType<typeof hook>;
const tokenShown = fields({ id: number, description: text, owner: optional(fields({ id: number })) });
const tokenMade = fields({ id: number, token: text });

/** Where GitLab starts pipelines of a branch. */
interface Trigger {
  readonly projectId: number;
  readonly branch: string;
}

interface Seen {
  /** By the name of the webhook, the oldest first. */
  readonly hooks: ReadonlyMap<string, readonly Hook[]>;
  /** Ids of the trigger tokens with our description and an owner, the oldest first. */
  readonly tokens: readonly number[];
}

/**
 * The address of a webhook. GitLab puts the token in place of `{token}` when it calls the address, and shows its value to nobody:
 * https://docs.gitlab.com/user/project/integrations/webhooks/#mask-sensitive-portions-of-webhook-urls
 */
function addressOf({ webUrl }: Pick<GitLabProject, 'webUrl'>, to: Trigger, { event }: WantedWebhook): string {
  const ref = encodeURIComponent(to.branch);
  const variable = event === undefined ? '' : `&variables[DTAAS_EVENT]=${event}`;
  return `${webUrl}/api/v4/projects/${to.projectId}/ref/${ref}/trigger/pipeline?token={token}${variable}`;
}

/** An address that somebody wrote by hand has the token itself, and may have brackets in another form. */
const withoutToken = (address: string): string =>
  address
    .replace(/token=[^&]*/, 'token={token}')
    .replaceAll('%5B', '[')
    .replaceAll('%5D', ']');

async function look(project: GitLabProject, to: Trigger): Promise<Seen> {
  const { api, path } = project;
  const paged = { perPage: 100 };
  const [hooks, tokens] = await Promise.all([
    project.read('the webhooks', list(hook), api.ProjectHooks.all(path, paged)),
    project.read('the trigger tokens', list(tokenShown), api.PipelineTriggerTokens.all(path, paged)),
  ]);
  const byId = (one: { readonly id: number }, other: { readonly id: number }) => one.id - other.id;
  return {
    hooks: new Map(
      webhooks.map((wanted) => {
        const address = addressOf(project, to, wanted);
        const named = hooks.filter(({ url }) => withoutToken(url) === address);
        return [wanted.name, named.toSorted(byId)];
      }),
    ),
    tokens: tokens
      .filter(({ description, owner }) => description === tokenDescription && owner !== undefined)
      .toSorted(byId)
      .map(({ id }) => id),
  };
}

/** How the webhooks are wrong, as sentences. Whether they have the token that is there cannot be seen; `ensureWebhooks` ends only when they do. */
function* problemsOf(seen: Seen): Generator<string> {
  for (const wanted of webhooks) {
    const [first, ...more] = seen.hooks.get(wanted.name) ?? [];
    const quoted = `"${wanted.name}"`;
    if (first === undefined) yield `There is no webhook ${quoted}.`;
    else if (more.length > 0) yield `There are ${more.length + 1} webhooks ${quoted}.`;
    else if (!first.url.includes('{token}'))
      yield `The webhook ${quoted} shows its token to every maintainer.`;
    else if (isDisabled(first)) yield `GitLab has disabled the webhook ${quoted}, because it failed.`;
    else if (!isRight(first, wanted)) yield `The webhook ${quoted} was changed.`;
  }
  if (seen.tokens.length === 0) yield 'There is no trigger token for the webhooks.';
  if (seen.tokens.length > 1) yield `There are ${seen.tokens.length} trigger tokens for the webhooks.`;
}

const isDisabled = ({ alert_status: status }: Hook): boolean => status === 'disabled';

function isRight(found: Hook, wanted: WantedWebhook): boolean {
  const others = ['push_events', 'note_events', 'merge_requests_events'] as const;
  return others.every((on) => found[on] === (on === wanted.on)) && found.enable_ssl_verification;
}

export async function webhookGaps(project: GitLabProject, to: Trigger): Promise<readonly PipelineGap[]> {
  const problems = [...problemsOf(await look(project, to))];
  return problems.map((problem) => ({ subject: 'webhooks', problem, byHand: undefined }));
}

const rounds = 6;

/**
 * Gives both webhooks a new trigger token, unless all is well. Earlier tokens are removed only after both have the new one, so that a run that is killed
 * leaves either a token too many or a webhook that is missing, and the next run sees it. Of two runs at once, the one whose token is not the newest begins anew.
 *
 * The token goes to the webhooks only, and is stored nowhere else.
 */
export async function ensureWebhooks(project: GitLabProject, to: Trigger): Promise<void> {
  if ([...problemsOf(await look(project, to))].length === 0) return;
  for (let round = 1; round <= rounds; round++) {
    if (await renewed(project, to)) return;
    await sleep(Math.random() * 100 * round);
  }
  const said = 'another run changes them at the same time';
  throw forgeRefused({ forge: project.host, request: 'write the webhooks', said });
}

/** Whether the webhooks have the newest token in the end. */
async function renewed(project: GitLabProject, to: Trigger): Promise<boolean> {
  const { api, path } = project;
  const asked = api.PipelineTriggerTokens.create(path, tokenDescription);
  const { id: ours, token } = await project.read('make a trigger token', tokenMade, asked);
  const before = await look(project, to);
  let isUsed = false;
  for (const wanted of webhooks) {
    const named = before.hooks.get(wanted.name) ?? [];
    // One that GitLab has disabled stays so when it is changed.
    const first = named.find((one) => !isDisabled(one));
    const isWritten = await write(project, to, wanted, { token, found: first?.id }).catch(
      async (error: unknown) => {
        if (forgeRefused.is(error) && !isUsed) await gone(api.PipelineTriggerTokens.remove(path, ours));
        throw error;
      },
    );
    isUsed ||= isWritten;
    if (!isWritten) return false;
    for (const one of named) if (one !== first) await gone(api.ProjectHooks.remove(path, one.id));
  }
  const now = await look(project, to);
  const isAlone = webhooks.every(({ name }) => now.hooks.get(name)?.length === 1);
  if (!isAlone || now.tokens.at(-1) !== ours) return false;
  for (const id of now.tokens) if (id !== ours) await gone(api.PipelineTriggerTokens.remove(path, id));
  return true;
}

/** False if another run has removed the webhook meanwhile. */
async function write(
  project: GitLabProject,
  to: Trigger,
  wanted: WantedWebhook,
  { token, found }: { readonly token: string; readonly found: number | undefined },
): Promise<boolean> {
  const { api, path, host: forge } = project;
  const address = addressOf(project, to, wanted);
  const request = `write the webhook ${wanted.name}`;
  const options = {
    name: wanted.name,
    pushEvents: false,
    noteEvents: wanted.on === 'note_events',
    mergeRequestsEvents: wanted.on === 'merge_requests_events',
    enableSslVerification: true,
    urlVariables: [{ key: 'token', value: token }],
  };
  try {
    // The client's types know neither names nor variables of webhooks.
    const asked =
      found === undefined
        ? api.ProjectHooks.add(path, address, options as never)
        : api.ProjectHooks.edit(path, found, address, options as never);
    await project.read(request, hook, asked);
    return true;
  } catch (error) {
    if (found !== undefined && forgeNotFound.is(error)) return false;
    const refusal = refusedWith(error);
    // GitLab says what is wrong with an address, and may repeat it.
    if (refusal === undefined) throw error;
    throw forgeRefused({ forge, request, said: refusal.message.replaceAll(token, '***') });
  }
}
