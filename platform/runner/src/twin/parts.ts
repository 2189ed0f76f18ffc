import type { PhysicalLink } from '../physical/link.ts';
import type { IsolationStatus } from '../protocol.ts';
import type { Inspect } from '../state/copy-state.ts';
import type { WorkspaceFile } from '../workspace/workspace-file.ts';
import type { Assembly } from './assembly.ts';

/** What a twin is made of and stands in. */
export interface TwinParts {
  /** The workspace's folder. */
  readonly directory: string;
  readonly file: WorkspaceFile;
  readonly assembly: Assembly;
  /** Whether the folder is still there and the twin's. */
  readonly ownsFolder: () => boolean;
  readonly isolation: IsolationStatus;
  /** Looks for secrets in what a snapshot would keep. */
  readonly inspect: Inspect;
  /** JSON of a value, without secrets. */
  readonly toJson: (value: unknown) => string;
  /** Absent where the twin has no physical twin, or an emulator in its place. */
  readonly link: PhysicalLink | undefined;
  /** ISO 8601; absent where the twin has no secrets. */
  readonly secretsSince: string | undefined;
  /** Writes a line to the runner's log. */
  readonly log: (text: string) => void;
}
