import type { ComponentHost } from '../component/host.ts';
import type { Usage } from '../control/usage.ts';
import type { Exposed } from '../exposed/exposures.ts';
import type { PhysicalLinks } from '../links/physical-links.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Assembly } from './assembly.ts';

export interface TwinParts extends Workspace {
  readonly assembly: Assembly;
  /** `undefined` if the twin has no physical twin, or an emulator in its place. */
  readonly link: PhysicalLinks | undefined;
  readonly host: Pick<ComponentHost, 'configure'>;
  /** The ports of the machine that are open for endpoints of the twin. */
  readonly exposed: () => Exposed;
  readonly usage: Pick<Usage, 'idleSince'>;
  /** Writes a line to the runner's log. */
  readonly log: (text: string) => void;
}
