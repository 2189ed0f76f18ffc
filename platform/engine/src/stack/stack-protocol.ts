import type { PreparedResource } from '../kinds/prepare.ts';

/** What `runStack` and its child process say to each other. */

export type Operation = 'up' | 'preview';

export interface StackRequest {
  readonly operation: Operation;
  readonly stack: string;
  /** In the order in which they need each other. */
  readonly resources: readonly PreparedResource[];
  /** Asks the providers what exists before the operation. */
  readonly refresh: boolean;
  /** The executable of Pulumi. */
  readonly command: string;
  /** Pulumi's environment, whole. */
  readonly environment: Readonly<Record<string, string>>;
  /** Folder of the project's files. */
  readonly projectDir: string;
}

export type StackMessage =
  | { readonly kind: 'event'; readonly event: StackEvent }
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly text: string };

/** What happens in a run, as it happens. */
export type StackEvent =
  | {
      readonly kind: 'resource';
      readonly phase: 'planned' | 'started' | 'done' | 'failed';
      readonly op: ResourceOperation;
      readonly type: string;
      readonly name: string;
    }
  | {
      readonly kind: 'diagnostic';
      readonly severity: 'info' | 'warning' | 'error';
      readonly message: string;
    };

/** Pulumi's own word for a step: `create`, `update`, `delete`, `replace`, `same`, `refresh`, `read` ... */
export type ResourceOperation = string;
