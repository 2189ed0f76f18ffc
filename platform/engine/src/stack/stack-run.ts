import type { DesiredResources, DtaasError } from '@dtaas/model';
import type { Checkpoint, PendingOperation } from '../state/checkpoint.ts';
import type { Change } from './changes.ts';
import type { Operation, StackEvent } from './stack-protocol.ts';

/** What one operation on one stack is told. */
export interface StackRun {
  readonly operation: Operation;
  readonly project: string;
  readonly stack: string;
  /** By logical name. */
  readonly resources: DesiredResources;
  /** The text that a reference to the workspace stands for. */
  readonly workspace?: string;
  /** What is recorded to exist (`stack.json`, parsed); absent for a stack that was never there. */
  readonly checkpoint?: unknown;
  /** The engine's executable, as `ensureEngine` answers it. */
  readonly engine: string;
  /** Folder of the plugins' executables. */
  readonly pluginsDir: string;
  /** For the engine and its plugins, beside the few variables that every program needs. */
  readonly env?: Readonly<Record<string, string>>;
  /** This stack's own folder on this machine, the same in every run: what a killed run left is found there. */
  readonly workDir: string;
  /** Asks the providers what exists before the operation. */
  readonly refresh?: boolean;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: StackEvent) => void;
}

/** What came of it. */
export interface StackResult {
  readonly outcome: 'succeeded' | 'failed' | 'cancelled';
  /** Why it failed or was cancelled: `stack-failed`, `stack-cancelled`, `stack-timeout`, `engine-killed` ... */
  readonly error?: DtaasError;
  /** What exists now: to be recorded whatever the outcome. Unchanged by a preview. */
  readonly checkpoint: Checkpoint | undefined;
  /** What was done, or in a preview would be. */
  readonly changes: readonly Change[];
  /** Number of changes of each operation. */
  readonly summary: { readonly [operation: string]: number };
  readonly diagnostics: readonly Extract<StackEvent, { kind: 'diagnostic' }>[];
  /** What an earlier run had begun when it was killed; the checkpoint no longer says so. */
  readonly pending: readonly PendingOperation[];
  /** True where a killed run had come further than what was recorded, and this one went on from there. */
  readonly continued: boolean;
}
