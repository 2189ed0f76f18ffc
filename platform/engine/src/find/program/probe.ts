import type { Offer } from './program.ts';

/** The longest wait for a site that does not answer. A site that is unknown or refuses fails at once. */
export const probeMs = 5_000;

/** Whether a site answers, found out in at most `limitMs`. */
export async function probe(
  url: string,
  estimate: string,
  limitMs: number,
  signal: AbortSignal,
): Promise<Offer> {
  const limit = AbortSignal.timeout(limitMs);
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.any([signal, limit]) });
    if (answer.ok) return { open: true, estimate };
    return { open: false, reason: `${url} answers ${answer.status}` };
  } catch (error) {
    signal.throwIfAborted();
    // `fetch` has the reason in the cause of its error.
    const { cause = error } = error as Error;
    const reason = limit.aborted ? `no answer in ${limitMs / 1000} s` : (cause as Error).message;
    return { open: false, reason: `${url} can't be reached (${reason})` };
  }
}
