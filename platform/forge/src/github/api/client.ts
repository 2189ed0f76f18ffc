import { DtaasError } from '@dtaas/model';
import { retry } from '@octokit/plugin-retry';
import { type ThrottlingOptions, throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import Bottleneck from 'bottleneck';
import { failureOf, Unreadable, unreadable } from './failure-of.ts';
import { type GithubOptions, type Pace, usualPace } from './options.ts';
import { openTransport } from './transport.ts';

export type Api = Octokit['rest'];

/** GitHub's API with the rules of `failure-of.ts`. */
export interface Client {
  readonly host: string;
  readonly sent: number;
  /**
   * Sends a request, or several.
   * @param request what it does, as in "github.com refused to …"
   * @param subject what it is about, as in "github.com has no …"
   */
  ask<T>(request: string, subject: string, work: (api: Api, octokit: Octokit) => Promise<T>): Promise<T>;
}

/** How often a limit is waited for, and a read is repeated after the server failed. */
const repeats = 3;

export function openClient(options: GithubOptions): Client {
  const pace = { ...usualPace, ...options.pace };
  const { signal } = options;
  const { apiUrl: baseUrl } = options;
  const { host: apiHost } = new URL(baseUrl);
  const host = apiHost === 'api.github.com' ? 'github.com' : apiHost;
  const transport = openTransport(pace.timeoutMs, signal);

  /** Comes before the plugins, whose last repetition this decides. */
  function stopAtSignal(octokit: Pick<Octokit, 'hook'>): void {
    octokit.hook.error('request', (error, { request = {} }) => {
      if (signal?.aborted) request['retries'] = 0;
      throw error;
    });
  }
  const Client = Octokit.plugin(stopAtSignal, throttling, retry);
  const octokit = new Client({
    baseUrl,
    userAgent: 'dtaas',
    ...(options.token === undefined ? {} : { auth: options.token }),
    request: { fetch: transport.fetch },
    throttle: throttle(pace),
    // A limit is the throttling's business.
    retry: {
      retries: repeats,
      retryAfterBaseValue: pace.secondMs,
      doNotRetry: [400, 401, 403, 404, 405, 409, 410, 422, 429, 451],
    },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  octokit.hook.before('request', (request) => {
    // What changes something may have arrived even if no answer comes back: it is sent once.
    if (request.method !== 'GET') request.request = { ...request.request, retries: 0 };
  });
  octokit.hook.after('request', (response, { method }) => {
    const said = unreadable(response);
    if (said) throw new Unreadable(`${said} to ${method}`);
  });

  return {
    host,
    get sent() {
      return transport.sent;
    },
    async ask(request, subject, work) {
      signal?.throwIfAborted();
      try {
        return await work(octokit.rest, octokit);
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof DtaasError) throw error;
        throw failureOf(error, { forge: host, request, subject });
      }
    },
  };
}

/**
 * What changes something is sent once a second, and what notifies people once in three seconds, by all clients of the process together, as GitHub
 * asks. A limit that is reached is waited for.
 */
function throttle({ secondMs, patience }: Pace): ThrottlingOptions {
  const wait = (seconds: number, _request: object, _octokit: object, count: number): boolean =>
    seconds <= patience && count < repeats;
  const spaced = (seconds: number) =>
    new Bottleneck.Group({ maxConcurrent: 1, minTime: seconds * secondMs, timeout: 60_000 });
  return {
    retryAfterBaseValue: secondMs,
    onRateLimit: wait,
    onSecondaryRateLimit: wait,
    ...(secondMs === usualPace.secondMs ? {} : { write: spaced(1), notifications: spaced(3) }),
  };
}
