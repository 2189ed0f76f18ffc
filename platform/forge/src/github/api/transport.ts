/** A `fetch` for Octokit, and how many requests it sent. */
export interface Transport {
  readonly fetch: typeof fetch;
  readonly sent: number;
}

interface Kept {
  readonly etag: string;
  readonly headers: Headers;
  readonly body: ArrayBuffer;
}

/** How many answers are kept to ask "has it changed?", and how big one may be. GitHub doesn't count a "no" against the rate limit. */
const keptAnswers = 200;
const keptBytes = 1024 * 1024;

/**
 * Sends requests as GitHub's rules and a token's safety want it:
 * - A redirect is followed to the same origin only, so that the token goes nowhere else, and with the same method and body: `fetch` itself would turn a
 *   POST to a renamed repository into a GET, which succeeds and does nothing.
 * - A repeated read asks whether the answer has changed, and Octokit sees the known answer instead of the error 304.
 * - An answer counts when it is here as a whole.
 */
export function openTransport(timeoutMs: number, signal: AbortSignal | undefined): Transport {
  const kept = new Map<string, Kept>();
  let sent = 0;

  async function send(url: string, init: RequestInit): Promise<Response> {
    const timeout = AbortSignal.timeout(timeoutMs);
    const isRead = init.method === 'GET';
    const known = isRead ? kept.get(url) : undefined;
    const headers = new Headers(init.headers);
    if (known) headers.set('if-none-match', known.etag);
    sent++;
    const response = await fetch(url, {
      ...init,
      headers,
      redirect: 'manual',
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
    });
    const body = await response.arrayBuffer();
    if (known && response.status === 304) return answer(url, known.body, { headers: known.headers });
    if (isRead && response.ok) keep(url, response.headers, body);
    const hasNoBody = [204, 205, 304].includes(response.status);
    return answer(url, hasNoBody ? null : body, { status: response.status, headers: response.headers });
  }

  function keep(url: string, headers: Headers, body: ArrayBuffer): void {
    const etag = headers.get('etag');
    kept.delete(url);
    if (etag === null || body.byteLength > keptBytes) return;
    kept.set(url, { etag, headers, body });
    const [oldest] = kept.keys();
    if (kept.size > keptAnswers && oldest !== undefined) kept.delete(oldest);
  }

  async function follow(address: string, init: RequestInit, left: number): Promise<Response> {
    const response = await send(address, init);
    const location = response.headers.get('location');
    if (![301, 302, 307, 308].includes(response.status) || location === null) return response;
    const next = new URL(location, address);
    if (next.origin !== new URL(address).origin || left === 0) return response;
    return follow(next.href, init, left - 1);
  }

  return {
    fetch: async (input, init = {}) => {
      try {
        // A name that is part of the address would lead elsewhere.
        if (/\/\.\.?(?:[/?]|$)/.test(String(input))) throw new Error('a name is "." or ".."');
        return await follow(String(input), init, 5);
      } catch (error) {
        // Octokit would take the name of an abort for one by its caller, and its plugin for retries can't read such an error.
        throw new Error(wordsOf(error, timeoutMs), { cause: error });
      }
    },
    get sent() {
      return sent;
    },
  };
}

/** Octokit reads the address of an answer, which a new `Response` lacks. */
function answer(url: string, body: ArrayBuffer | null, init: ResponseInit): Response {
  return Object.defineProperty(new Response(body, init), 'url', { value: url });
}

function wordsOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer in ${timeoutMs / 1000} s`;
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
