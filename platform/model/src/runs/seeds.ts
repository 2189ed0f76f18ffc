import { sha256 } from '../digest/index.ts';

/** The largest seed: every language's random numbers take 32 bits. */
export const largestSeed = 2 ** 32 - 1;

/** The seed of a case that names none: it depends on the run's seed and the number of the case alone. */
export function derivedSeed(seed: number, number: number): number {
  return Number.parseInt(sha256(`${seed} ${number}`).slice(0, 8), 16);
}
