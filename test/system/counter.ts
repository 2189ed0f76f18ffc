export {
  type CounterOptions,
  counterPlatform,
  counterTwin,
} from '../../platform/deploy/testing/counter.ts';

/** What `dtaas status --format json` says of a twin, as far as tests ask. */
export interface Status {
  readonly twins: readonly TwinStatus[];
}

export interface TwinStatus {
  readonly twin: string;
  readonly health: string;
  readonly sync: string;
  readonly snapshot?: string;
  readonly clock?: { readonly step: number; readonly t: number };
  readonly values?: { readonly [port: string]: { readonly value: number; readonly t: number } };
}

/** What `dtaas deploy --format json` says, as far as tests ask. */
export interface Deployed {
  readonly twins: readonly {
    readonly twin: string;
    readonly outcome: string;
    readonly event?: string;
    readonly changes?: readonly object[];
    readonly saved?: readonly string[];
    readonly restore?: { readonly outcome: string; readonly from: string };
    readonly error?: { readonly code: string };
    readonly unpushed?: { readonly code: string };
  }[];
}
