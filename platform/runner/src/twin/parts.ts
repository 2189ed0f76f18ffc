import type { IsolationStatus } from '../protocol.ts';
import type { Inspect } from '../snapshot/files.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import type { Assembly } from './assembly.ts';

/** What a twin is made of and stands in. */
export interface TwinParts {
  /** The workspace's folder. */
  readonly directory: string;
  readonly file: WorkspaceFile;
  readonly assembly: Assembly;
  /** Whether the folder is still there and the twin's. */
  readonly isKept: () => boolean;
  readonly isolation: IsolationStatus;
  /** Looks for secrets in what a snapshot would keep. */
  readonly inspect: Inspect;
  /** JSON of a value, without secrets. */
  readonly toJson: (value: unknown) => string;
  /** ISO 8601; absent where the twin has no secrets. */
  readonly secretsSince: string | undefined;
  /** What is wrong outside of components and clock: the link to the physical twin. */
  readonly reasons: () => readonly string[];
}
