import { twinUnresolved } from '../../errors/failures.ts';
import type { Infrastructure, Integration } from '../../generated/types.ts';
import { secretsOfIntegration } from '../../integration-secrets.ts';
import { secondsOf } from '../../parameters/index.ts';
import { amountsOf } from '../../quotas/amounts.ts';
import { defaultDiskBytes, requiredBy } from '../../quotas/taken.ts';
import {
  allComponents,
  emulatorId,
  type Resolution,
  type ResolvedComponent,
  type ResolvedTwin,
} from '../../resolution/index.ts';
import type { Json } from '../../values/json.ts';
import { splitEndpoint } from '../../values/network/endpoints.ts';
import { stepOrder } from '../../wiring/index.ts';
import type { ComponentSpec, IntegrationSpec, NetworkSpec, WorkspaceSpec } from '../../workspace.ts';
import { type Emulation, renderClock } from './render-clock.ts';
import { type FoundComponent, renderComponent } from './render-component.ts';
import { type JoinedConnection, joinConnections } from './render-connections.ts';
import { secretsOfLinks } from './render-link.ts';
import { renderPhysicalTwin } from './render-physical-twin.ts';

/**
 * What the workspace of a twin runs.
 *
 * @throws DtaasError `twin-unresolved` if the reference of a component leads nowhere
 */
export function renderWorkspace(
  resolution: Resolution,
  twin: ResolvedTwin,
  emulation: Emulation,
): WorkspaceSpec {
  const emulated = emulation !== false;
  const { spec } = twin.twin.value;
  const components = renderComponents(resolution, twin, emulated);
  const connections = joinConnections(resolution, twin, emulated);
  const integrations = renderIntegrations(spec.integrations, Object.values(components));
  const link = emulated ? undefined : spec.physicalTwin;
  const { every, keep, onTerminate } = spec.lifecycle.save;
  const secrets = Object.values(integrations).flatMap(secretsOfIntegration);
  if (link) secrets.push(...secretsOfLinks(link));
  return {
    twin: twin.name,
    components,
    ...renderImage(resolution, spec.infrastructure),
    connections: connections.map((connection) => connection.spec),
    order: runOrder(components, connections),
    clock: renderClock(resolution, twin, emulation),
    ...(link ? { physicalTwin: renderPhysicalTwin(resolution, twin, link, connections) } : {}),
    ...(emulated && twin.emulator ? { emulator: emulatorId } : {}),
    ...(Object.keys(integrations).length > 0 ? { integrations } : {}),
    network: renderNetwork(spec.infrastructure),
    ...renderExpose(spec.infrastructure),
    secrets: [...new Set(secrets)].sort(),
    save: { ...(every === undefined ? {} : { everySeconds: secondsOf(every) }), keep, onTerminate },
    resources: renderResources(twin),
  };
}

/** Only containers run in an image, so that a new image changes nothing for other twins. */
function renderImage({ catalogue }: Resolution, { workspace }: Infrastructure): Pick<WorkspaceSpec, 'image'> {
  const image = catalogue.platform?.value.spec.images.workspace;
  return workspace.flavour === 'container' && image ? { image } : {};
}

function renderComponents(
  resolution: Resolution,
  twin: ResolvedTwin,
  emulated: boolean,
): { readonly [id: string]: ComponentSpec } {
  const all = emulated ? allComponents(twin) : [...twin.components.values()];
  const rendered = all.map((component): [string, ComponentSpec] => [
    component.id,
    renderComponent(resolution, component, foundFor(twin, component)),
  ]);
  return Object.fromEntries(rendered);
}

/** What the references of a component lead to. @throws DtaasError `twin-unresolved` */
export function foundFor(
  twin: ResolvedTwin,
  { id, path, component, asset, ports, libraries }: ResolvedComponent,
): FoundComponent {
  const unresolved = (reason: string): Error =>
    twinUnresolved({ twin: twin.name, reason, where: twin.twin.document.positionOf(path) });
  const missing = (reference: string): Error =>
    unresolved(`its component ${id} uses ${reference}, which is not in this repository`);
  if (!asset) throw missing(`${component.asset} ${component.version}`);
  if (!ports) throw unresolved(`the ports of its component ${id} are not declared`);
  const found = [...libraries].map(([use, library]) => {
    if (!library) throw missing(`the library ${asset.value.spec.uses[use]?.asset}`);
    return [use, library] as const;
  });
  return { asset, ports, libraries: new Map(found) };
}

/** The external systems that components name. A system that no component names needs no secret. */
function renderIntegrations(
  integrations: { readonly [name: string]: Integration },
  components: readonly ComponentSpec[],
): { readonly [name: string]: IntegrationSpec } {
  const named = new Set(components.flatMap((component) => Object.values(component.integrations ?? {})));
  const rendered = Object.entries(integrations)
    .filter(([name]) => named.has(name))
    .map(([name, integration]) => [name, renderIntegration(integration)] as const);
  return Object.fromEntries(rendered);
}

function renderIntegration({ type, url, token, credentials, options }: Integration): IntegrationSpec {
  return {
    type,
    ...(url === undefined ? {} : { url }),
    ...(token ? { token: token.secret } : {}),
    ...(credentials ? { credentials: credentials.secret } : {}),
    ...(Object.keys(options).length > 0 ? { options: options as { readonly [name: string]: Json } } : {}),
  };
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
  // Loops are only allowed without a lockstep clock, where the order has no effect.
  return [...order, ...loops.flat()];
}

/** A network in `twin.yaml` is enforced, or the twin is refused. Without one, access is denied only where the machine can. */
function renderNetwork({ network }: Infrastructure): NetworkSpec {
  if (!network) return { internet: 'unspecified', allow: [], required: false };
  return { internet: network.internet, allow: [...new Set(network.allow)].sort(), required: true };
}

function renderExpose({ expose }: Infrastructure): Pick<WorkspaceSpec, 'expose'> {
  const rendered = Object.entries(expose).map(([name, { endpoint: text, address, port }]) => {
    const [component, endpoint] = splitEndpoint(text);
    return [name, { component, endpoint, address, ...(port === undefined ? {} : { port }) }] as const;
  });
  return rendered.length > 0 ? { expose: Object.fromEntries(rendered) } : {};
}

/** Without a size for states, the runner has a default, unless the components require more. */
function renderResources(twin: ResolvedTwin): WorkspaceSpec['resources'] {
  const { cpu, memory, disk } = amountsOf(twin.twin.value.spec.infrastructure.resources);
  const required = requiredBy(twin).disk;
  const diskBytes = disk ?? (required > defaultDiskBytes ? required : undefined);
  return {
    ...(cpu === undefined ? {} : { cpu }),
    ...(memory === undefined ? {} : { memoryBytes: memory }),
    ...(diskBytes === undefined ? {} : { diskBytes }),
  };
}
