import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Asked {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** What becomes of a request: it is refused, it has brought the token, or it asks for a path below the session's folder. */
export type Verdict =
  | { readonly kind: 'refused'; readonly status: 400 | 403 | 404 | 405; readonly why: string }
  | { readonly kind: 'admitted'; readonly cookie: string; readonly folder: string }
  | { readonly kind: 'allowed'; readonly path: string; readonly query: URLSearchParams };

/**
 * Lets one browser in. The token in the URL works once, and is exchanged for a cookie. Browsers send a cookie of 127.0.0.1 to
 * all of its ports, so the cookie belongs to a folder with a name that nobody guesses.
 *
 * @param port of 127.0.0.1, at which the page is
 */
export function openSession(port: number) {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  const [cookie, folder] = [secret(), `/${secret()}/`];
  const first = secret();
  let token: string | undefined = first;

  const judge = ({ method, url = '', headers }: Asked, { isSocket = false } = {}): Verdict => {
    // Another site whose name was made to lead here (DNS rebinding) has its own name in Host.
    if (headers.host !== host) return refused(403, 'This page has another address.');
    const isForeign = headers.origin !== undefined && headers.origin !== origin;
    if (isForeign || (isSocket && headers.origin === undefined))
      return refused(403, 'Another site asks for this page.');
    if (method !== 'GET') return refused(405, 'This page only shows.');
    if (!url.startsWith('/') || !URL.canParse(`${origin}${url}`)) return refused(400, 'This is not a URL.');
    const { pathname, searchParams: query } = new URL(`${origin}${url}`);
    if (pathname === '/' && !isSocket) return exchange(query.get('token') ?? '');
    if (![undefined, 'same-origin', 'none'].includes(headers['sec-fetch-site']?.toString()))
      return refused(403, 'Another site asks for this page.');
    if (!pathname.startsWith(folder) || !isSame(cookieOf(headers.cookie), cookie))
      return refused(403, 'Open the URL that dtaas open prints.');
    return { kind: 'allowed', path: pathname.slice(folder.length), query };
  };

  const exchange = (given: string): Verdict => {
    if (token === undefined || !isSame(given, token))
      return refused(403, 'This URL works once. Call dtaas open again for another one.');
    token = undefined;
    return {
      kind: 'admitted',
      cookie: `${name}=${cookie}; HttpOnly; SameSite=Strict; Path=${folder}`,
      folder,
    };
  };

  return { url: `${origin}/?token=${first}`, origin, judge };
}

const name = 'dtaas';

function cookieOf(header = ''): string {
  const pairs = header.split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([each]) => each === name)?.[1] ?? '';
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refused(status: 400 | 403 | 404 | 405, why: string): Verdict {
  return { kind: 'refused', status, why };
}
