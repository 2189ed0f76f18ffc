import type { PhysicalLink } from '../physical/link.ts';
import type { IsolationStatus } from '../protocol.ts';
import type { Inspect } from '../state/copy-state.ts';
import type { WorkspaceFile } from '../workspace/workspace-file.ts';
import type { Assembly } from './assembly.ts';

/** The parts of a twin, and the workspace. */
export interface TwinParts {
  /** The workspace's folder. */
  readonly directory: string;
  readonly file: WorkspaceFile;
  readonly assembly: Assembly;
  /** False if the folder is gone or belongs to another runner. */
  readonly ownsFolder: () => boolean;
  readonly isolation: IsolationStatus;
  /** Searches the files of a snapshot for secrets. */
  readonly inspect: Inspect;
  /** JSON of a value, without secrets. */
  readonly toJson: (value: unknown) => string;
  /** `undefined` if the twin has no physical twin, or an emulator in its place. */
  readonly link: PhysicalLink | undefined;
  /** ISO 8601; `undefined` if the twin has no secrets. */
  readonly secretsSince: string | undefined;
  /** Writes a line to the runner's log. */
  readonly log: (text: string) => void;
}
