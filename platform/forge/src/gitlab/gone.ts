import { forgeNotFound } from '../failures.ts';

/** Waits until something is removed. Another run may have been quicker. */
export async function gone(removed: Promise<unknown>): Promise<void> {
  await removed.catch((error: unknown) => {
    if (!forgeNotFound.is(error)) throw error;
  });
}
