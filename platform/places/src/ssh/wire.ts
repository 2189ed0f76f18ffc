import type { streamsOn, verbsOn } from './far/verbs.ts';
import type { ToldError } from './told-error.ts';

/**
 * Version of what is said between this machine and the helper on the other one. Both come from the same build, because the
 * helper is found by its digest; the number shows a copy that was changed by hand.
 */
export const helperProtocol = 1;

export type Verbs = ReturnType<typeof verbsOn>;
export type Streams = ReturnType<typeof streamsOn>;

export interface Greeting {
  readonly protocol: number;
}

/**
 * The helper greets with the version and reads one JSON line, the request; a tar stream may follow it. It answers JSON lines:
 * any number of `progress`, then one answer. After the answer to one of `Streams`, both directions are bytes.
 */
export interface Request {
  readonly home: string;
  readonly verb: keyof Verbs | keyof Streams;
  readonly given: readonly unknown[];
}

export type Answer =
  | { readonly progress: string }
  /** `now`: milliseconds since 1970, by the clock there. */
  | { readonly ok: true; readonly result: unknown; readonly now: number }
  | { readonly ok: false; readonly error: ToldError };
