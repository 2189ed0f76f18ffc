import type { AdapterOptions } from '../../adapter-options.ts';

/** Without a token, public repositories can be read, 60 requests an hour. An older name of a renamed repository is followed. */
export interface GithubOptions extends AdapterOptions {
  readonly pace?: Partial<Pace> | undefined;
}

/** How long to wait for what. */
export interface Pace {
  /** Milliseconds of a second of waiting. Tests have short seconds. */
  readonly secondMs: number;
  /** The longest wait that GitHub may ask for, in seconds. Beyond it the request fails with `forge-busy`. */
  readonly patience: number;
  /** How long one request may take, in ms. */
  readonly timeoutMs: number;
}

export const usualPace: Pace = { secondMs: 1000, patience: 90, timeoutMs: 30_000 };
