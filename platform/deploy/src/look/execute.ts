import type { Execution } from '@dtaas/runner';
import { specOf } from '../assess/desired-state.ts';
import { notRunning, workspaceOf } from '../assess/survey.ts';
import { recordedNow } from '../biography/recorded.ts';
import type { World } from '../world.ts';
import { componentUnknown } from './failures.ts';
import { inTerminal, type Terminal } from './terminal.ts';

export interface ExecuteRequest {
  /** By default the first component of the twin that runs a command. */
  readonly component?: string | undefined;
  readonly command: readonly string[];
  /** Absent: the command has no terminal. */
  readonly terminal?: Terminal | undefined;
}

/**
 * Runs a command beside a component of a running twin, with the component's files, environment and limits.
 *
 * @throws DtaasError `usage-component-unknown`, `twin-not-running`, `twin-not-deployed`, `runner-older`
 */
export async function execute(
  world: World,
  twin: string,
  { component: asked, command, terminal }: ExecuteRequest,
): Promise<{ readonly component: string; readonly execution: Execution }> {
  const state = await recordedNow(world, twin);
  const { at, observed } = await workspaceOf(world, state);
  if (!observed.status) throw notRunning(twin, state.recorded, observed);
  const all = Object.entries(specOf(state.previous)?.components ?? {});
  const components = all.filter(([, { run }]) => run !== undefined).map(([id]) => id);
  const component = asked ?? components[0] ?? '';
  if (!components.includes(component)) throw componentUnknown({ twin, asked: component, components });
  const execution = await at
    .runner(twin)
    .exec({ component, command: terminal ? inTerminal(command, terminal) : command });
  return { component, execution };
}
