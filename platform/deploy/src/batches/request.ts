import type { ParseCache } from '@dtaas/model';
import type { BatchProgress } from '@dtaas/runner';

/** What `dtaas run` is asked for. Paths are relative to the folder in which it is called. */
export interface RunRequest {
  /** An asset, or a twin and a component. */
  readonly words: readonly string[];
  /** `--with`: the texts by the names of parameters. */
  readonly settings: { readonly [name: string]: string };
  readonly seed: number;
  readonly input?: string | undefined;
  readonly output?: string | undefined;
  /** A file with one case a line. */
  readonly cases?: string | undefined;
  readonly jobs: number;
  readonly timeoutSeconds: number;
}

export interface RunSurroundings {
  /** The folder in which the command was called. */
  readonly cwd: string;
  readonly signal: AbortSignal;
  readonly note: (line: string) => void;
  readonly onProgress: (progress: BatchProgress) => void;
  /** The parsed files of earlier commands, for the repository at this root. */
  readonly cache?: (root: string) => ParseCache;
}
