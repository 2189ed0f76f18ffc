import { registryUnauthorized, registryUnreachable } from '../failures.ts';
import { parseChallenge } from './challenge.ts';
import { basicAuthorization } from './credentials.ts';
import type { RegistryOptions } from './options.ts';
import { bodyOf, reasonOf } from './reasons.ts';
import { isLoopback, type Repository } from './repository.ts';

/**
 * Answers a challenge of a registry.
 *
 * @param header `WWW-Authenticate` of the answer 401
 * @returns the value of `Authorization` for the next attempt
 * @throws DtaasError `registry-unauthorized`, `registry-unreachable`
 */
export async function authorize(
  repository: Repository,
  header: string,
  options: RegistryOptions,
): Promise<string> {
  const basic = basicAuthorization(options.secret, options.environment);
  const challenge = parseChallenge(header);
  if (challenge?.scheme === 'bearer') {
    const token = await fetchToken(repository, challenge, basic, options);
    return `Bearer ${token}`;
  }
  if (!challenge) throw unauthorized(repository, 'it asks for credentials in an unknown way', options);
  if (!basic) throw unauthorized(repository, 'it asks for a user and a password', options);
  return basic;
}

/** Gets a token as the specification of Docker's registry says (token authentication). */
async function fetchToken(
  repository: Repository,
  challenge: { readonly realm: string; readonly service?: string; readonly scope?: string },
  basic: string | undefined,
  options: RegistryOptions,
): Promise<string> {
  const url = URL.canParse(challenge.realm) ? new URL(challenge.realm) : undefined;
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))))
    throw unauthorized(repository, `its tokens come from ${challenge.realm}, which is not https`, options);
  url.searchParams.set('service', challenge.service ?? repository.url.host);
  url.searchParams.set('scope', challenge.scope ?? `repository:${repository.path}:pull,push`);
  const { signal } = options;
  const headers = basic ? { authorization: basic } : {};
  const answer = await fetch(url, { headers, ...(signal && { signal }) }).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw registryUnreachable({ registry: url.host, reason: reasonOf(error), cause: error });
  });
  if (!answer.ok)
    throw unauthorized(
      repository,
      `${url.host} gives no token: ${answer.status} ${await bodyOf(answer)}`,
      options,
    );
  const { token, access_token: other } = (await answer.json()) as { token?: string; access_token?: string };
  if (token || other) return token ?? other ?? '';
  throw unauthorized(repository, `${url.host} gives no token`, options);
}

export function unauthorized(repository: Repository, reason: string, { secret }: RegistryOptions): Error {
  return registryUnauthorized({ registry: repository.url.host, reason, secret });
}
