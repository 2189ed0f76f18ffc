/** Timers that wait for longer fire at once. */
export const longestTimerMs = 2 ** 31 - 1;
