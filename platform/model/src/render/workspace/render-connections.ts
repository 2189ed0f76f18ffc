import { compareText, type Endpoint, physical, printEndpoint } from '../../references/index.ts';
import { emulatorId, type Resolution, type ResolvedTwin } from '../../resolution/index.ts';
import { conversion, isConversion } from '../../units/index.ts';
import { isPort, type Port, wiresOf } from '../../wiring/index.ts';
import type { ConnectionSpec } from '../../workspace.ts';

/** A connection with the ports at its ends. */
export interface JoinedConnection {
  readonly spec: ConnectionSpec;
  readonly source: Port;
  readonly target: Port;
}

/** The connections of a twin's own components and its physical twin, in the order of targets, then sources. */
export function joinConnections(
  resolution: Resolution,
  twin: ResolvedTwin,
  emulated: boolean,
): readonly JoinedConnection[] {
  const joined: JoinedConnection[] = [];
  for (const { from, to, source, target } of wiresOf(twin, { emulated })) {
    // Children do not run yet.
    if (from.child !== undefined || to.child !== undefined) continue;
    if (!isPort(source) || !isPort(target)) continue;
    const by = conversion(resolution.units, source, target);
    const convert = isConversion(by) && (by.scale !== 1 || by.offset !== 0) ? { convert: by } : {};
    const spec = { from: actual(from, emulated), to: actual(to, emulated), ...convert };
    joined.push({ spec, source, target });
  }
  return joined.sort((a, b) => compareText(sortKey(a.spec), sortKey(b.spec)));
}

function actual({ component, port }: Endpoint, emulated: boolean): { component: string; port: string } {
  return { component: emulated && component === physical ? emulatorId : component, port };
}

function sortKey({ from, to }: ConnectionSpec): string {
  return `${printEndpoint(to)} ${printEndpoint(from)}`;
}
