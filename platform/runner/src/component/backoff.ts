const firstMs = 500;
const longestMs = 60_000;

/** A process that lived this long was well: its next death counts as the first. */
export const wellAfterMs = 60_000;

/** How long to wait before the next start, doubling with each death in a row. */
export function backoffMs(deathsInARow: number): number {
  return Math.min(firstMs * 2 ** Math.max(deathsInARow - 1, 0), longestMs);
}
