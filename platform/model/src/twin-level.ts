import type { Twin } from './generated/types.ts';
import { parseConnection, physical } from './references/index.ts';

/** How a twin and its physical twin exchange data automatically: not at all, one way or both ways. */
export type TwinLevel = 'model' | 'shadow' | 'twin';

/**
 * Digital model, shadow or twin (Kritzinger et al. 2018), from C_pt and the connections. Connected telemetry makes a
 * shadow; connected telemetry and commands make a twin. In the mode `shadow` no command is ever sent.
 */
export function twinLevel(twin: Twin): TwinLevel {
  const { physicalTwin, connections } = twin.spec;
  if (!physicalTwin) return 'model';
  const read = connections.flatMap((text) => parseConnection(text) ?? []);
  const hears = read.some(
    ({ from }) => from.component === physical && Object.hasOwn(physicalTwin.telemetry, from.port),
  );
  const acts =
    physicalTwin.mode !== 'shadow' &&
    read.some(({ to }) => to.component === physical && Object.hasOwn(physicalTwin.commands, to.port));
  if (hears) return acts ? 'twin' : 'shadow';
  // Commands alone are an exchange one way, too.
  return acts ? 'shadow' : 'model';
}
