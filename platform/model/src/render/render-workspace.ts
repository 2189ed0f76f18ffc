import type { Asset, Infrastructure, TwinSpec } from '../generated/types.ts';
import { secretsOfIntegration } from '../integration-secrets.ts';
import { bytesOf, secondsOf } from '../parameters/index.ts';
import { type Available, emulatorId, type Resolution, type ResolvedTwin } from '../resolution/index.ts';
import { stepOrder } from '../wiring/index.ts';
import type { ComponentSpec, NetworkSpec, WorkspaceSpec } from '../workspace.ts';
import type { Emulation } from './overrides.ts';
import { renderClock } from './render-clock.ts';
import { renderComponent } from './render-component.ts';
import { type JoinedConnection, joinConnections } from './render-connections.ts';
import { renderIntegrations } from './render-integrations.ts';
import { renderPhysicalTwin } from './render-physical-twin.ts';

/** What the workspace of a twin runs. Every reference of the twin leads somewhere. */
export function renderWorkspace(
  resolution: Resolution,
  twin: ResolvedTwin,
  emulation: Emulation,
): WorkspaceSpec {
  const emulated = emulation !== false;
  const { spec } = twin.twin.value;
  const connections = joinConnections(resolution, twin, emulated);
  const components = renderComponents(resolution, twin, emulated);
  const integrations = renderIntegrations(spec.integrations, Object.values(components));
  const link = emulated ? undefined : spec.physicalTwin;
  const { every, keep, onTerminate } = spec.lifecycle.save;
  return {
    twin: twin.name,
    components,
    connections: connections.map((connection) => connection.spec),
    order: runOrder(components, connections),
    clock: renderClock(resolution, twin, emulation),
    ...(link ? { physicalTwin: renderPhysicalTwin(link, connections) } : {}),
    ...(emulated ? { emulator: emulatorId } : {}),
    ...(integrations ? { integrations } : {}),
    network: renderNetwork(spec.infrastructure),
    secrets: [
      ...new Set([...Object.values(integrations ?? {}).flatMap(secretsOfIntegration), ...secretsOf(link)]),
    ].sort(),
    save: { ...(every === undefined ? {} : { everySeconds: secondsOf(every) }), keep, onTerminate },
    resources: renderResources(spec.infrastructure),
  };
}

function renderComponents(
  resolution: Resolution,
  twin: ResolvedTwin,
  emulated: boolean,
): { readonly [id: string]: ComponentSpec } {
  const all = [...twin.components.values(), ...(emulated && twin.emulator ? [twin.emulator] : [])];
  const rendered = all.map((component): [string, ComponentSpec] => {
    if (!component.asset) throw new Error(`${twin.name}.${component.id} has no asset`);
    return [component.id, renderComponent(resolution, component, component.asset as Available<Asset>)];
  });
  return Object.fromEntries(rendered);
}

/** Started components, each after those whose values it sees in the same step. */
function runOrder(
  components: { readonly [id: string]: ComponentSpec },
  connections: readonly JoinedConnection[],
): readonly string[] {
  const started = Object.keys(components).filter((id) => components[id]!.run !== undefined);
  const edges = connections
    .filter(({ target }) => !target.delay)
    .map(({ spec }) => ({ from: spec.from.component, to: spec.to.component }));
  const { order, loops } = stepOrder(started, edges);
  // Without a lockstep clock loops are fine, and the order means nothing but must be one.
  return [...order, ...loops.flat()];
}

/** What is written is enforced, or the twin is refused; what isn't is denied only where the machine can. */
function renderNetwork({ network }: Infrastructure): NetworkSpec {
  if (!network) return { internet: 'unspecified', allow: [], required: false };
  return { internet: 'deny', allow: [...new Set(network.allow)].sort(), required: true };
}

function renderResources({ resources }: Infrastructure): WorkspaceSpec['resources'] {
  return {
    ...(resources.cpu === undefined ? {} : { cpu: resources.cpu }),
    ...(resources.memory === undefined ? {} : { memoryBytes: bytesOf(resources.memory) }),
    ...(resources.disk === undefined ? {} : { diskBytes: bytesOf(resources.disk) }),
  };
}

/** Names alone: the values are the place's. */
function secretsOf(link: TwinSpec['physicalTwin']): readonly string[] {
  return link?.credentials ? [link.credentials.secret] : [];
}
