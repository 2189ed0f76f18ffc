import type { Isolation } from '@dtaas/sandbox';
import type { Result } from '../report/result.ts';

export type Progress =
  | {
      readonly type: 'planned';
      readonly toRun: number;
      readonly remembered: number;
      readonly isolation: Isolation;
    }
  /** `name`: the reference of an asset or a twin. */
  | { readonly type: 'started' | 'building'; readonly name: string }
  /** An image is got, which may take minutes. */
  | { readonly type: 'noted'; readonly line: string }
  | { readonly type: 'finished'; readonly result: Result };

export interface RunOptions {
  readonly onProgress?: (event: Progress) => void;
  readonly signal?: AbortSignal;
}
