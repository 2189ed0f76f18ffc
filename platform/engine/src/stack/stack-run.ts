import type { DesiredResources, DtaasError, WorkspaceSpec } from '@dtaas/model';
import type { PreparedResource } from '../kinds/prepare.ts';
import type { Owner, ResourceKind } from '../kinds/resource-kind.ts';
import type { Checkpoint } from '../state/checkpoint.ts';

/** One operation on the stack of one instance. */
export interface StackRun extends Owner {
  readonly operation: 'up' | 'preview';
  /** The table of resource kinds: no other type is made, or followed in a recorded state. */
  readonly kinds: readonly ResourceKind[];
  /** By logical name, as `desired.json` has them. */
  readonly resources: DesiredResources;
  /** What a reference to the workspace stands for. */
  readonly workspace?: WorkspaceSpec;
  /** What is recorded to exist (`stack.json`, parsed); absent for a stack that was never there. */
  readonly checkpoint?: unknown;
  /** The executable of Pulumi, as `ensureEngine` answers it. */
  readonly engine: string;
  /** Folders of the plugins' executables. They come before the caller's PATH. */
  readonly pluginFolders: readonly string[];
  /** For Pulumi and its plugins, beside the few variables that every program needs. */
  readonly env?: Readonly<Record<string, string>>;
  /** This stack's own folder on this machine, the same in every run: what a killed run left is found there. */
  readonly workDir: string;
  /** Asks the providers what exists before the operation. */
  readonly refresh?: boolean;
  readonly signal?: AbortSignal;
}

export interface StackResult {
  /** Why the operation failed or was stopped: `stack-failed`, `stack-cancelled`, `engine-killed` ... */
  readonly error?: DtaasError | undefined;
  /** What exists now, to be recorded whether or not there is an error. A preview changes nothing. */
  readonly checkpoint: Checkpoint | undefined;
  /** What was done, or in a preview would be. */
  readonly changes: readonly Change[];
}

/** What happened to one resource, or in a plan would. */
export interface Change {
  /** Pulumi's own word for a step: `create`, `update`, `delete`, `replace`, `same`, `refresh`, `read` ... */
  readonly op: string;
  readonly type: string;
  readonly name: string;
  /** `begun`: the run ended before the provider answered. */
  readonly state: 'planned' | 'begun' | 'done' | 'failed';
  /** The resource is replaced or deleted, and with it goes data that no snapshot has. */
  readonly losesData?: true;
}

/** What `runStack` sends to its child process. */
export interface StackRequest extends Pick<StackRun, 'operation' | 'engine'> {
  readonly stack: string;
  /** In the order in which they need each other. */
  readonly resources: readonly PreparedResource[];
  readonly refresh: boolean;
  /** Folder of the project's files. */
  readonly projectDir: string;
}

/** What the child process answers. */
export type StackMessage =
  | { readonly kind: 'step'; readonly step: Change }
  /** An error that Pulumi reports of a resource, as its provider worded it. */
  | { readonly kind: 'error'; readonly message: string }
  /** `failure` is Pulumi's text. */
  | { readonly kind: 'ended'; readonly failure?: string };
