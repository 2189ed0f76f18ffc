/** Aborted when the engine is told to stop: what is under way ends where it can be taken up again. */
export const stopped = new AbortController();
