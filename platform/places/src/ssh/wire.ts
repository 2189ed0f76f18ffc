import type { ErrorInJson } from './failures.ts';
import type { streamsOn, verbsOn } from './far/verbs.ts';

export type Verbs = ReturnType<typeof verbsOn>;
export type Streams = ReturnType<typeof streamsOn>;

/** The first line of the helper. A login shell may print other lines before it. */
export const greeting = 'dtaas helper';

/**
 * After its greeting, the helper reads one JSON line, the request; a tar stream may follow it. It answers JSON lines: any number of
 * `progress`, then one answer. After the answer to one of `Streams`, both directions are bytes. Both sides come from the same
 * build, because the helper is found by its digest.
 */
export interface Request {
  readonly home: string;
  readonly verb: keyof Verbs | keyof Streams;
  readonly given: readonly unknown[];
  /** The command that asks only looks. */
  readonly looks: boolean;
}

export type Answer =
  | { readonly progress: string }
  | { readonly ok: true; readonly result?: unknown }
  | { readonly ok: false; readonly error: ErrorInJson };
