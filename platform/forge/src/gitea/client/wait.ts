/** What came of sending a request once. */
export type Attempt =
  | { readonly status: number; readonly retryAfter: string | null }
  /** No answer: the connection failed, or it took too long. */
  | 'lost';

/** The waits before a request is sent again, in milliseconds. */
const backOff = [250, 1000, 3000] as const;

/** The longest that a command waits because a forge asks for it. */
export const patience = 60_000;

/**
 * Milliseconds after which a request is sent again; undefined if it is not. A server that answers 429 has not acted on the request, so any request may follow.
 * After a failure of the server or of the network only one that reads.
 */
export function waitBefore(attempt: Attempt, sent: number, isRead: boolean, now: number): number | undefined {
  const usual = backOff[sent - 1];
  if (attempt === 'lost') return isRead ? usual : undefined;
  const { status, retryAfter } = attempt;
  if (status === 429) return usual && (askedWait(retryAfter, now) ?? usual);
  if (!isRead || status < 500 || status === 501) return undefined;
  return usual && (askedWait(retryAfter, now) ?? usual);
}

/** The header `Retry-After`: seconds or a date. */
export function askedWait(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  // `Date.parse` takes much for a date.
  const date = / GMT$/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
