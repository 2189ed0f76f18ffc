import { forgeUnreachable } from './failures.ts';

/** How to bring something about on a forge. */
interface Wanted<Thing> {
  /** The thing as it is now, or undefined. */
  readonly look: () => Promise<Thing | undefined>;
  readonly isRight: (found: Thing) => boolean;
  /** Creates the thing, or changes the one that was found. Sends the request that creates it once, without retries. */
  readonly make: (found: Thing | undefined) => Promise<Thing>;
}

/**
 * Looks, creates or changes, and looks again if the answer got lost: the request may have arrived. A request that is sent again blindly makes a
 * second comment.
 */
export async function ensured<Thing>({ look, isRight, make }: Wanted<Thing>): Promise<Thing> {
  const found = await look();
  if (found !== undefined && isRight(found)) return found;
  try {
    return await make(found);
  } catch (error) {
    if (!forgeUnreachable.is(error)) throw error;
    const now = await look();
    if (now !== undefined && isRight(now)) return now;
    throw error;
  }
}
