import type { Isolation, WorkspaceGroup } from '@dtaas/sandbox';
import type { IsolationStatus } from '../protocol.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Times } from '../times.ts';
import type { EgressPlan } from './egress.ts';
import type { WorkspaceFile } from './workspace-file.ts';

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
  readonly ownsFolder: () => boolean;
  readonly times: Times;
}
