import { setTimeout as sleep } from 'node:timers/promises';
import { registryFull, registryRefused, registryUnreachable } from '../failures.ts';
import { authorize, unauthorized } from './authorize.ts';
import type { RegistryOptions } from './options.ts';
import { bodyOf, reasonOf } from './reasons.ts';
import type { Repository } from './repository.ts';

type Body = NonNullable<RequestInit['body']>;

/** One request. The body is made anew for each attempt. */
export interface Ask {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly url: URL;
  /** What is asked for, for people: `the manifest`. */
  readonly what: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: () => Body;
  /** Statuses that are an answer and not a failure. */
  readonly expected: readonly number[];
  /** Makes one attempt only, because the caller repeats more than this request. */
  readonly once?: boolean;
}

export interface RegistrySession {
  readonly repository: Repository;
  /**
   * Asks the registry. The body of the answer is not read yet.
   *
   * @throws DtaasError `registry-unreachable`, `registry-unauthorized`, `registry-full`, `registry-refused`
   */
  ask(ask: Ask): Promise<Response>;
  /** Runs `work` again, with pauses, while the registry can't be reached. */
  retried<T>(work: () => Promise<T>): Promise<T>;
}

const defaultPauses = [500, 2000, 5000];

/** A conversation with one repository of a registry. It gets a token when the registry asks for one, and keeps it. */
export function registrySession(repository: Repository, options: RegistryOptions = {}): RegistrySession {
  const { pausesMs = defaultPauses, signal } = options;
  let authorization: string | undefined;

  const retried = async <T>(work: () => Promise<T>): Promise<T> => {
    for (const pause of pausesMs) {
      try {
        return await work();
      } catch (error) {
        if (!registryUnreachable.is(error)) throw error;
        await sleep(pause, undefined, signal && { signal });
      }
    }
    return work();
  };
  const ask = async (asked: Ask): Promise<Response> => {
    const attempt = () => send(repository, asked, authorization, signal);
    const answered = () => (asked.once ? attempt() : retried(attempt));
    let response = await answered();
    if (response.status === 401) {
      await response.body?.cancel();
      const header = response.headers.get('www-authenticate') ?? '';
      authorization = await authorize(repository, header, options);
      response = await answered();
    }
    if (asked.expected.includes(response.status)) return response;
    throw await failureOf(repository, asked, response, options);
  };
  return { repository, ask, retried };
}

/** Sends one request. A registry that is busy or has an ill server behind it counts as unreachable. */
async function send(
  repository: Repository,
  { method, url, headers, body }: Ask,
  authorization: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const registry = repository.url.host;
  // Credentials are for the registry, not for a store of blobs to which it sends us.
  const own = authorization && url.origin === repository.url.origin ? { authorization } : {};
  const content = body && { body: body(), duplex: 'half' as const };
  const request = { method, headers: { ...headers, ...own }, ...content, ...(signal && { signal }) };
  const response = await fetch(url, request).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw registryUnreachable({ registry, reason: reasonOf(error), cause: error });
  });
  if (![429, 502, 503, 504].includes(response.status)) return response;
  const reason = `it answered ${response.status} ${await bodyOf(response)}`.trim();
  throw registryUnreachable({ registry, reason });
}

async function failureOf(
  repository: Repository,
  { what }: Ask,
  response: Response,
  options: RegistryOptions,
): Promise<Error> {
  const registry = repository.url.host;
  const reason = `${response.status} ${await bodyOf(response)}`.trim();
  // An answer 401 to a request without credentials doesn't come here.
  if (response.status === 401) return unauthorized(repository, `wrong credentials (${reason})`, options);
  if (response.status === 403) return unauthorized(repository, reason, options);
  const isFull = response.status === 507 || /no space left|quota exceeded/i.test(reason);
  return isFull ? registryFull({ registry, reason }) : registryRefused({ registry, what, reason });
}
