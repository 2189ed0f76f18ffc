import type { Json } from '@dtaas/model';
import type { Ended } from '@dtaas/sandbox';

/** A case as a worker runs it. */
export interface Case {
  /** From 1. */
  readonly number: number;
  readonly name?: string;
  /** In the units that the asset declares. */
  readonly parameters: { readonly [name: string]: Json };
  /** A folder in the run's input folder. */
  readonly input?: string;
  readonly seed: number;
}

/** How a case ended. Its files are in the folder that it got. */
export interface CaseEnd {
  readonly outcome: 'done' | 'failed';
  readonly reason?: string;
  readonly exitCode?: number;
}

/** Runs cases one after another. */
export interface Worker {
  /** Runs a case that writes to `folder`, which the worker makes. `undefined`: the worker was ended. */
  run(case_: Case): Promise<CaseEnd | undefined>;
  /** Announces the next case while another one runs, so that the process need not wait for it. */
  prepare?(case_: Case): void;
  /** The folder to which the case wrote. Nobody writes there any more once the case has ended. */
  folderOf(case_: Case): string;
  /** Ends its process, if it has one. */
  end(): Promise<void>;
}

/** What is told while a case runs. */
export interface CaseEvents {
  /** From 0 to 1. */
  progress(case_: Case, fraction: number): void;
  log(case_: Case | undefined, line: string): void;
}

/** Where a worker finds inputs and leaves outputs. */
export interface Folders {
  /** The run's input folder; absent: an empty one. */
  readonly input: string;
  /** A folder of the worker alone. */
  readonly work: string;
}

/** A process gets so long to end by itself. */
export const graceMs = 1000;

/** Why a process ended before its work was done; `undefined` if it did its work. */
export function whyFailed({ code, signal, exceeded }: Ended, timeoutMs: number): string | undefined {
  if (exceeded === 'time') return tookTooLong(timeoutMs);
  if (exceeded) return `The program exceeded its limit of ${exceeded}.`;
  if (code === 0) return undefined;
  return code === null ? `The program was ended by ${signal}.` : `The program ended with exit code ${code}.`;
}

export function tookTooLong(timeoutMs: number): string {
  return `The case took longer than ${timeoutMs / 1000} s.`;
}
