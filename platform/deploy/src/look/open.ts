import { urlAt, type WorkspaceSpec } from '@dtaas/model';
import { forward } from '@dtaas/sandbox';
import { specOf } from '../assess/desired-state.ts';
import { notRunning, workspaceOf } from '../assess/survey.ts';
import { recordedNow } from '../biography/recorded.ts';
import type { World } from '../world.ts';
import { endpointUnknown } from './failures.ts';

/** An endpoint of a twin that can be reached from this machine. */
export interface OpenedEndpoint {
  readonly component: string;
  readonly endpoint: string;
  readonly url: string;
  /** Ends the way to an endpoint that the twin doesn't expose on this machine. */
  close?(): Promise<void>;
}

/**
 * Opens an endpoint of a running twin. If the twin exposes it on this machine, it is open already. Otherwise this process
 * listens on loopback, and connections go through the runner, also to a twin on another machine.
 *
 * @param asked the twin's name of an exposed endpoint, `component.endpoint`, or the name of a single endpoint
 * @param refused called with the reason when a connection was closed
 * @throws DtaasError `usage-endpoint-unknown`, `twin-not-running`, `twin-not-deployed`
 */
export async function openEndpoint(
  world: World,
  twin: string,
  asked: string | undefined,
  refused: (why: string) => void,
): Promise<OpenedEndpoint> {
  const state = await recordedNow(world, twin);
  const { at, observed } = await workspaceOf(world, state);
  if (!observed.status) throw notRunning(twin, state.recorded, observed);
  const { component, endpoint, port } = chosen(twin, specOf(state.previous), asked);
  const exposed = Object.values(observed.status.exposed ?? {}).find(
    (each) => each.component === component && each.endpoint === endpoint && each.isOpen,
  );
  const isHere = at.place.folder !== undefined;
  if (isHere && exposed?.port !== undefined)
    return { component, endpoint, url: urlAt(exposed.address, exposed.port) };
  const host = '127.0.0.1';
  const runner = at.runner(twin);
  const way = await forward({ host, port: 0 }, () => runner.dial({ port }), {
    refused: (error) => refused(error instanceof Error ? error.message : String(error)),
  });
  return { component, endpoint, url: urlAt(host, way.port!), close: way.close };
}

interface Endpoint {
  readonly component: string;
  readonly endpoint: string;
  readonly port: number;
}

function chosen(twin: string, spec: WorkspaceSpec | undefined, asked: string | undefined): Endpoint {
  const all = endpointsOf(spec);
  const exposed = Object.entries(spec?.expose ?? {});
  const isOf =
    (wanted: { readonly component: string; readonly endpoint: string }) =>
    (each: Endpoint): boolean =>
      each.component === wanted.component && each.endpoint === wanted.endpoint;
  const named = exposed.find(([name]) => name === asked)?.[1];
  const only = exposed.length === 1 && asked === undefined ? exposed[0]![1] : named;
  const fitting = only
    ? all.filter(isOf(only))
    : all.filter(
        ({ component, endpoint }) =>
          asked === undefined || asked === endpoint || asked === `${component}.${endpoint}`,
      );
  const [first] = fitting;
  if (first && fitting.length === 1) return first;
  const known = (fitting.length > 1 ? fitting : all).map(
    ({ component, endpoint }) => `${component}.${endpoint}`,
  );
  throw endpointUnknown({ twin, asked, fitting: fitting.length, known });
}

function endpointsOf(spec: WorkspaceSpec | undefined): readonly Endpoint[] {
  return Object.entries(spec?.components ?? {}).flatMap(([component, { run }]) =>
    Object.entries(run?.endpoints ?? {}).map(([endpoint, port]) => ({ component, endpoint, port })),
  );
}
