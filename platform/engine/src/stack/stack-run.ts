import type { DesiredResources, DtaasError, WorkspaceSpec } from '@dtaas/model';
import type { Owner, ResourceKind } from '../kinds/resource-kind.ts';
import type { Checkpoint } from '../state/checkpoint.ts';
import type { Change } from './changes.ts';
import type { Operation, StackEvent } from './stack-protocol.ts';

/** One operation on the stack of one instance. */
export interface StackRun extends Owner {
  readonly operation: Operation;
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
  /** Folder of the plugins' executables. */
  readonly pluginsDir: string;
  /** For Pulumi and its plugins, beside the few variables that every program needs. */
  readonly env?: Readonly<Record<string, string>>;
  /** This stack's own folder on this machine, the same in every run: what a killed run left is found there. */
  readonly workDir: string;
  /** Asks the providers what exists before the operation. */
  readonly refresh?: boolean;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: StackEvent) => void;
}

export interface StackResult {
  /** Why the operation failed or was stopped: `stack-failed`, `stack-cancelled`, `stack-timeout`, `engine-killed` ... */
  readonly error?: DtaasError;
  /** What exists now, to be recorded whether or not there is an error. A preview changes nothing. */
  readonly checkpoint: Checkpoint | undefined;
  /** What was done, or in a preview would be. */
  readonly changes: readonly Change[];
}
