import { own } from '../references/index.ts';
import type { Taking } from '../rules/assets/taking.ts';
import { type Fingerprints, platform } from './fingerprints.ts';

/**
 * What a run leaves for the next: which assets and twins were without a problem, and of what. JSON. Nothing is kept of
 * a problem: what has one is judged anew each time, so that a memory can make `check` quick and never wrong in its words.
 */
export interface Verdicts {
  readonly fingerprints: Fingerprints;
  readonly clean: { readonly [reference: string]: Clean };
}

/** An asset or a twin without a problem. */
export interface Clean {
  /** What it follows: while these, its own files and `platform.yaml` stay the same, it stays clean. */
  readonly follows: readonly string[];
  /** Of a twin. */
  readonly taking?: Taking;
}

/**
 * Where the last run's verdicts are. Whoever keeps them between runs drops them when the program is another one: they
 * are one version's judgement.
 */
export interface VerdictStore {
  get(): Verdicts | undefined;
  set(verdicts: Verdicts): void;
}

/** The verdicts that still stand. */
export function standing(
  verdicts: Verdicts | undefined,
  fingerprints: Fingerprints,
): ReadonlyMap<string, Clean> {
  if (!verdicts) return new Map();
  const before = verdicts.fingerprints;
  const isSame = (reference: string) => own(before, reference) === own(fingerprints, reference);
  if (!isSame(platform)) return new Map();
  const isThere = (reference: string) => own(fingerprints, reference) !== undefined;
  return new Map(
    Object.entries(verdicts.clean).filter(
      ([reference, { follows }]) => isThere(reference) && isSame(reference) && follows.every(isSame),
    ),
  );
}
