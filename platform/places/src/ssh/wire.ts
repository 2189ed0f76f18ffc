import type { WorkspaceSpec } from '@dtaas/model';

/**
 * Version of what is said between this machine and the helper on the other one. Both come from the same build, because the
 * helper is found by its digest; the number shows a copy that was changed by hand.
 */
export const helperProtocol = 1;

/**
 * The helper greets with the version and reads one JSON line, the request. It answers JSON lines: any number of `progress`,
 * then one answer. After the answer of `channel` both directions are bytes; after that of `snapshot` a tar stream
 * comes; the request `stage` is followed by one.
 */
export interface Greeting {
  readonly protocol: number;
}

export type Request = { readonly home: string } & Verb;

export type Verb =
  | { readonly verb: 'judge'; readonly workspace: WorkspaceSpec }
  /** Which of these assets are not in the store. */
  | { readonly verb: 'lacks'; readonly digests: readonly string[] }
  /** Stores the assets of the tar stream, `<digest>/<path>`, and builds environments. */
  | { readonly verb: 'stage'; readonly workspace: WorkspaceSpec }
  | { readonly verb: 'observe' | 'sweep' }
  | { readonly verb: 'observeOne' | 'stop' | 'remove' | 'crash' | 'channel'; readonly instance: string }
  /** Makes a workspace; the values of its secrets are for the runner's environment. */
  | {
      readonly verb: 'ensure';
      readonly instance: string;
      readonly spec: string;
      readonly secrets: { readonly [name: string]: string };
      /** Where a test kills the helper. */
      readonly fault?: string;
    }
  | { readonly verb: 'ring' | 'logsOf'; readonly instance: string }
  | { readonly verb: 'snapshot' | 'ack'; readonly instance: string; readonly name: string }
  | {
      readonly verb: 'logs';
      readonly instance: string;
      readonly component?: string;
      readonly tail: number;
    };

export interface ToldError {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** `Judgement` as JSON. The secrets that somebody passes are judged on this machine. */
export interface ToldJudgement {
  readonly refusal?: ToldError;
  readonly remarks: readonly string[];
}

export type Answer =
  | { readonly progress: string }
  | {
      readonly ok: true;
      readonly result: unknown;
      /** Milliseconds since 1970, by the clock there. */
      readonly now: number;
    }
  | { readonly ok: false; readonly error: ToldError };
