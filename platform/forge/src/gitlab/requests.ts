import { setTimeout as sleep } from 'node:timers/promises';
import {
  createRequesterFn,
  type FormattedResponse,
  type RequestHandlerFn,
  type RequestOptions,
} from '@gitbeaker/requester-utils';
import { forgeAnswerInvalid, forgeBusy, forgeNotFound, forgeRefused, forgeUnreachable } from '../failures.ts';

/** Seconds that a command waits for a rate limit, all in all. */
const patience = 90;
const attempts = 4;
/** One request, without the waits between repetitions. */
const timeLimit = 30_000;

/** Waits for so many milliseconds. */
export type Wait = (milliseconds: number) => Promise<void>;

/** What GitLab said when it refused a request: the cause of `forge-refused` and `forge-not-found`. */
export class GitLabRefusal extends Error {
  readonly status: number;

  constructor(status: number, said: string) {
    super(said);
    this.status = status;
  }
}

/** The status of GitLab's refusal, if an error comes from one. */
export function refusedWith(error: unknown): GitLabRefusal | undefined {
  return error instanceof Error && error.cause instanceof GitLabRefusal ? error.cause : undefined;
}

interface Answer {
  readonly body: unknown;
  readonly headers: Record<string, string>;
  readonly status: number;
}

interface Sending {
  readonly signal?: AbortSignal | undefined;
  readonly wait?: Wait | undefined;
  readonly onRequest: () => void;
}

/**
 * How the client's requests are sent. The client's own way repeats 429 and 502 of all requests, without obeying `Retry-After`, and takes the token
 * along wherever a redirect leads. Here, a request that changes something is repeated only if GitLab says that it didn't look at it (429).
 */
export function requesterFor({ signal, wait = (milliseconds) => sleep(milliseconds), onRequest }: Sending) {
  const handler: RequestHandlerFn<never> = async (endpoint, options: RequestOptions = {}) => {
    const { method = 'GET', headers = {}, prefixUrl = '', searchParams = '', body } = options;
    const url = addressOf(prefixUrl, endpoint, searchParams);
    const answer = await answered({
      url,
      forge: url.host,
      method,
      init: { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) },
      signal,
      wait,
      onRequest,
    });
    // The client says of which type an answer is; whether it is so, `answers.ts` finds out.
    return answer as FormattedResponse<never>;
  };
  return createRequesterFn(async (_, options) => options, handler);
}

/** Names of branches and labels stand in addresses; a name like `..` would lead to another address. */
function addressOf(base: string, endpoint: string, query: string): URL {
  const url = new URL(`${base.replace(/\/+$/, '')}/${endpoint}`);
  if (!url.href.endsWith(`/${endpoint}`))
    throw forgeRefused({
      forge: url.host,
      request: `ask for ${endpoint}`,
      said: 'a name in it leads to another address',
    });
  url.search = query;
  return url;
}

interface Request {
  readonly url: URL;
  readonly forge: string;
  readonly method: string;
  readonly init: RequestInit;
  readonly signal: AbortSignal | undefined;
  readonly wait: Wait;
  readonly onRequest: () => void;
}

/** Sends until there is an answer that another attempt would not change. */
async function answered(request: Request): Promise<Answer> {
  const { forge, method, wait } = request;
  let waited = 0;
  for (let attempt = 1; ; attempt++) {
    const outcome = await sent(request);
    if ('said' in outcome) {
      if (method !== 'GET' || attempt === attempts) throw forgeUnreachable({ forge, ...outcome });
      await wait(500 * 2 ** attempt);
      continue;
    }
    const { response, text } = outcome;
    if (response.status === 429) {
      const seconds = secondsToWait(response.headers);
      waited += seconds;
      if (waited > patience) throw forgeBusy({ forge, seconds });
      await wait(seconds * 1000);
      // Others' requests may use up the limit again: waiting is bounded by patience, not by the number of attempts.
      attempt--;
      continue;
    }
    return read(request, response, text);
  }
}

type Outcome =
  | { readonly response: Response; readonly text: string }
  | { readonly said: string; readonly cause?: unknown };

async function sent({ url, init, signal, onRequest }: Request): Promise<Outcome> {
  onRequest();
  try {
    const limits = [AbortSignal.timeout(timeLimit), ...(signal === undefined ? [] : [signal])];
    const response = await redirected(url, { ...init, signal: AbortSignal.any(limits) }, onRequest);
    const text = await response.text();
    if (response.status >= 500) return { said: `HTTP ${response.status}: ${saidBy(text)}` };
    return { response, text };
  } catch (error) {
    signal?.throwIfAborted();
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { said: cause instanceof Error ? cause.message : String(cause), cause: error };
  }
}

/** Follows what a renamed project answers to a request that reads, as long as it stays at the same server. */
async function redirected(url: URL, init: RequestInit, onRequest: () => void): Promise<Response> {
  const response = await fetch(url, init);
  const location = response.headers.get('location');
  if (response.status < 300 || response.status >= 400 || location === null || init.method !== 'GET')
    return response;
  const next = new URL(location, url);
  if (next.origin !== url.origin) return response;
  await response.body?.cancel();
  onRequest();
  return fetch(next, init);
}

/** `Retry-After` in seconds, or until `RateLimit-Reset` (Unix time). */
function secondsToWait(headers: Headers): number {
  const after = Number(headers.get('retry-after') ?? Number.NaN);
  if (Number.isFinite(after) && after >= 0) return Math.max(1, after);
  const reset = Number(headers.get('ratelimit-reset') ?? Number.NaN) - Date.now() / 1000;
  return Number.isFinite(reset) ? Math.max(1, Math.ceil(reset)) : 10;
}

function read({ url, forge, method }: Request, response: Response, text: string): Answer {
  const { status } = response;
  const headers = Object.fromEntries(response.headers);
  const request = `${method} ${url.pathname}`;
  if (status === 204) return { body: null, headers, status };
  const isJson = headers['content-type']?.startsWith('application/json') === true;
  if (status >= 300 && status < 400)
    throw forgeAnswerInvalid({ forge, request, said: `it redirects to ${headers['location'] ?? 'nowhere'}` });
  if (status >= 400) throw refusal({ forge, request, status, said: isJson ? saidBy(text) : oneLine(text) });
  const body = isJson ? parsed(text) : undefined;
  if (body === undefined)
    throw forgeAnswerInvalid({ forge, request, said: `it is not JSON: ${oneLine(text)}` });
  return { body, headers, status };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal({
  forge,
  request,
  status,
  said,
}: {
  forge: string;
  request: string;
  status: number;
  said: string;
}) {
  const cause = new GitLabRefusal(status, said);
  if (status === 404) return forgeNotFound({ forge, subject: `answer to ${request} (${said})`, cause });
  return forgeRefused({ forge, request, said, cause });
}

/** GitLab says what is wrong in `message` or `error`: a text, or texts by field. */
function saidBy(text: string): string {
  const body = parsed(text);
  if (typeof body !== 'object' || body === null) return oneLine(text);
  const said = 'message' in body ? body.message : 'error' in body ? body.error : body;
  return oneLine(typeof said === 'string' ? said : JSON.stringify(said));
}

function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
