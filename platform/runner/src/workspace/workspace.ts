import type { Isolation, WorkspaceGroup } from '@dtaas/sandbox';
import type { Patience } from '../clock/clock.ts';
import type { ComponentTimes } from '../component/component.ts';
import type { IsolationStatus } from '../protocol.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { EgressPlan } from './egress.ts';
import type { WorkspaceFile } from './workspace-file.ts';

export type Times = ComponentTimes &
  Patience & {
    /** How long a client of the control protocol may be silent in the middle of a request. */
    readonly silenceMs: number;
  };

/** Everything that running a workspace needs. */
export interface Workspace {
  readonly directory: string;
  readonly file: WorkspaceFile;
  readonly secrets: Secrets;
  /** Name of a secret that components may read → its file in memory. */
  readonly secretFiles: { readonly [name: string]: string };
  readonly isolation: Isolation;
  readonly isolationStatus: IsolationStatus;
  /** The group that limits all components together, if this machine can limit them. */
  readonly within?: WorkspaceGroup | undefined;
  /** The hosts that can be reached, if the runner has a network of its own. */
  readonly egress: EgressPlan | undefined;
  /** False if the folder is gone or belongs to another runner. */
  readonly ownsFolder?: () => boolean;
  readonly times?: Partial<Times>;
}

export const defaultTimes: Times = {
  leaveMs: 5000,
  answerMs: 10_000,
  startMs: 60_000,
  lateMs: 5000,
  hungMs: 30_000,
  silenceMs: 60_000,
};
