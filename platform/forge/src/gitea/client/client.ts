import { setTimeout as sleep } from 'node:timers/promises';
import type { AdapterOptions } from '../../adapter-options.ts';
import {
  forgeAnswerInvalid,
  forgeBusy,
  forgeNotFound,
  forgeRefused,
  forgeUnreachable,
} from '../../failures.ts';
import { Answer } from './answer.ts';
import { limitedText } from './limited-text.ts';
import type { Path } from './path.ts';
import { askedWait, patience, waitBefore } from './wait.ts';

type ClientOptions = Pick<AdapterOptions, 'apiUrl' | 'token' | 'signal'> & {
  /** How long one answer may take, in milliseconds. */
  readonly timeout?: number;
};

export interface Request {
  /** What is done, to follow "refused to": `open a pull request`. */
  readonly to: string;
  /** What is looked for, to follow "has no": `pull request 7`. */
  readonly subject: string;
  readonly query?: Readonly<Record<string, string | number>>;
  /** Whether the server answers 500 where it should answer 404, so that asking again is of no use. */
  readonly is500Final?: boolean;
}

export interface Change extends Request {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** Statuses that the caller looks at itself, instead of an error. */
  readonly expect?: readonly number[];
}

/** The status of an answer with its body; `said` is the message of a refusal. */
export interface Reply {
  readonly status: number;
  readonly answer: Answer;
  readonly said: string;
}

/** The most items that Gitea gives at once, unless its administrator changed that. */
const pageSize = 50;
const largestAnswer = 32 * 1024 * 1024;
const furthestRedirect = 3;

/** Requests to Gitea's or Forgejo's API. */
export class GiteaClient {
  /** The name of the server, for messages. */
  readonly forge: string;
  readonly #options: ClientOptions;
  readonly #api: URL;
  #sent = 0;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#api = new URL(options.apiUrl.replace(/\/*$/, ''));
    this.forge = this.#api.host;
  }

  /** Requests that were sent so far, repeated ones included. */
  get requests(): number {
    return this.#sent;
  }

  /** Undefined if the server answers that there is no such thing. */
  async find(path: Path, request: Request): Promise<Answer | undefined> {
    if (path === undefined) return undefined;
    const { status, answer } = await this.#repeat('GET', path, request, [404]);
    return status === 404 ? undefined : answer;
  }

  /** As `get`, with statuses that the caller looks at itself, instead of an error. */
  ask(path: Path, request: Request, expect: readonly number[]): Promise<Reply> {
    return this.#repeat('GET', path, request, expect);
  }

  async get(path: Path, request: Request): Promise<Answer> {
    return (await this.#repeat('GET', path, request, [])).answer;
  }

  /** The items of all pages. Some lists of Gitea come whole, whatever page is asked for. */
  async all(path: Path, request: Request): Promise<readonly Answer[]> {
    const items: Answer[] = [];
    for (let page = 1; ; page++) {
      const query = { ...request.query, limit: pageSize, page };
      const { answer, total } = await this.#repeat('GET', path, { ...request, query }, []);
      const found = answer.list;
      items.push(...found);
      if (found.length === 0 || (total === undefined ? found.length < pageSize : items.length >= total))
        return items;
    }
  }

  /** Sent once. Fails with `forge-unreachable` if it is unknown whether the request took effect. */
  change(path: Path, { method, body, expect = [], ...request }: Change): Promise<Reply> {
    return this.#repeat(method, path, request, expect, body === undefined ? undefined : JSON.stringify(body));
  }

  async #repeat(
    method: string,
    path: Path,
    request: Request,
    expect: readonly number[],
    body?: string,
  ): Promise<Reply & { readonly total: number | undefined }> {
    const { forge } = this;
    if (path === undefined) throw forgeNotFound({ forge, subject: request.subject });
    const url = new URL(this.#api.href + path);
    for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, `${value}`);
    for (let sent = 1; ; sent++) {
      const response = await this.#send(method, url, request, body);
      const attempt =
        response instanceof Response
          ? { status: response.status, retryAfter: response.headers.get('retry-after') }
          : ('lost' as const);
      const isFinal = request.is500Final === true && response instanceof Response && response.status === 500;
      const wait = isFinal ? undefined : waitBefore(attempt, sent, method === 'GET', Date.now());
      if (wait !== undefined && wait <= patience) {
        if (response instanceof Response) await response.body?.cancel();
        await sleep(wait, undefined, this.#options.signal ? { signal: this.#options.signal } : {});
        continue;
      }
      if (!(response instanceof Response)) throw response;
      return this.#read(response, request, expect);
    }
  }

  /** Sends a request, and follows the server to another address of its own, where it has the same method and body. */
  async #send(method: string, from: URL, { to }: Request, body?: string): Promise<Response | Error> {
    const { forge } = this;
    let url = from;
    for (let redirects = 0; ; redirects++) {
      const response = await this.#fetch(method, url, body);
      if (!(response instanceof Response) || response.status < 300 || response.status >= 400) return response;
      await response.body?.cancel();
      const invalid = (said: string) => forgeAnswerInvalid({ forge, request: to, said });
      const location = response.headers.get('location');
      if (location === null || !URL.canParse(location, url.href)) throw invalid('it leads nowhere.');
      url = new URL(location, url);
      if (url.origin !== this.#api.origin) throw invalid(`it leads to another server, ${url.host}.`);
      if (redirects === furthestRedirect) throw invalid('it leads from one address to the next.');
      if (method !== 'GET' && response.status !== 307 && response.status !== 308)
        throw invalid('it leads to another address.');
    }
  }

  /** @throws what ended the command's own signal */
  async #fetch(method: string, url: URL, body?: string): Promise<Response | Error> {
    const { token, signal, timeout = 30_000 } = this.#options;
    this.#sent++;
    try {
      return await fetch(url, {
        method,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])]),
        headers: {
          accept: 'application/json',
          ...(token === undefined ? {} : { authorization: `token ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body }),
      });
    } catch (error) {
      signal?.throwIfAborted();
      return this.#unreachable(error);
    }
  }

  async #read(
    response: Response,
    { to, subject }: Request,
    expect: readonly number[],
  ): Promise<Reply & { readonly total: number | undefined }> {
    const { forge } = this;
    const { status, headers } = response;
    const text = await limitedText(response, largestAnswer).catch((error: unknown) => {
      this.#options.signal?.throwIfAborted();
      throw this.#unreachable(error);
    });
    if (text === undefined) throw forgeAnswerInvalid({ forge, request: to, said: 'it is too long.' });
    const value = parsed(text);
    const said = messageIn(value) ?? `status ${status}`;
    if (!response.ok && !expect.includes(status)) {
      if (status === 404) throw forgeNotFound({ forge, subject });
      if (status === 429) {
        const wait = askedWait(headers.get('retry-after'), Date.now()) ?? patience;
        throw forgeBusy({ forge, seconds: Math.ceil(wait / 1000) });
      }
      if (status >= 500) throw forgeUnreachable({ forge, said });
      throw forgeRefused({ forge, request: to, said });
    }
    if (response.ok && value === undefined && text !== '')
      throw forgeAnswerInvalid({ forge, request: to, said: 'it is not JSON.' });
    const total = headers.get('x-total-count') ?? '';
    return {
      status,
      answer: new Answer(value, { forge, request: to }),
      said,
      total: /^\d{1,9}$/.test(total) ? Number(total) : undefined,
    };
  }

  #unreachable(error: unknown): Error {
    return forgeUnreachable({ forge: this.forge, said: reasonOf(error), cause: error });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What Gitea says of a refusal, as one line. */
function messageIn(value: unknown): string | undefined {
  const message =
    typeof value === 'object' && value !== null && 'message' in value ? value.message : undefined;
  if (typeof message !== 'string' || message.trim() === '') return undefined;
  return message.trim().replaceAll(/\s+/g, ' ').slice(0, 300);
}

/** `fetch` hides the reason in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'it took too long.';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
