import type { DesiredResources, Json } from '@dtaas/model';

/** What `runStack` and its child process say to each other. */

export type Operation = 'up' | 'preview' | 'refresh' | 'destroy';

export interface StackRequest {
  readonly operation: Operation;
  readonly project: string;
  readonly stack: string;
  readonly resources: DesiredResources;
  /** Asks the providers what exists before the operation. */
  readonly refresh: boolean;
  /** The engine's executable. */
  readonly command: string;
  /** The engine's environment, whole. */
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
      /** Path of a property → what happens to it; empty where the provider doesn't say. */
      readonly detailedDiff: DetailedDiff;
    }
  | {
      readonly kind: 'diagnostic';
      readonly severity: 'info' | 'warning' | 'error';
      readonly message: string;
      /** Name of the resource that it is about. */
      readonly resource?: string;
    };

/** The engine's own word for a step: `create`, `update`, `delete`, `replace`, `same`, `refresh`, `read` ... */
export type ResourceOperation = string;

export interface DetailedDiff {
  readonly [path: string]: { readonly kind: string; readonly old?: Json; readonly new?: Json };
}
