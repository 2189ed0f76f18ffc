import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { forwardIn } from '@dtaas/sandbox';
import { componentHost } from '../component/host.ts';
import { besideRunner } from '../component/place.ts';
import { openContainers } from '../containers/containers.ts';
import { serveControl } from '../control/serve.ts';
import { Usage } from '../control/usage.ts';
import type { Exposed } from '../exposed/exposures.ts';
import { proxyAt } from '../internet/components.ts';
import { PhysicalLinks } from '../links/physical-links.ts';
import { openLogs } from '../logs/logs.ts';
import type { Sample } from '../senml/read.ts';
import { clearIncoming } from '../snapshot/incoming.ts';
import { watchDisk } from '../state/disk-watch.ts';
import { ComponentBroker } from '../transport/broker.ts';
import { Assembly } from '../twin/assembly.ts';
import { Twin } from '../twin/twin.ts';
import type { InputPort } from '../wiring/ports.ts';
import { physical } from '../wiring/wiring.ts';
import type { Workspace } from './workspace.ts';

export interface RunningWorkspace {
  /** Ends the components, then closes all connections. May be called again. */
  close(): Promise<void>;
  /** Resolves when the workspace is closed. */
  readonly closed: Promise<void>;
  /** Tells which ports of the machine are open for endpoints of the twin. */
  exposed(exposed: Exposed): void;
}

/** Builds a workspace and answers on its control socket. A request starts the twin. */
export async function runWorkspace(workspace: Workspace): Promise<RunningWorkspace> {
  const { directory, file, secrets, egress, times } = workspace;
  const { spec, socket } = file;
  clearIncoming(directory);
  mkdirSync(dirname(socket), { recursive: true, mode: 0o700 });

  const logs = openLogs(join(directory, 'logs'), Object.keys(spec.components), secrets.mask);
  const log = (text: string): void => logs.write('runner', text);
  // In a network of its own, each host of `allow` has an address of loopback.
  const forwards = await Promise.all(
    (egress?.allowed ?? []).map(({ address, port, socket }) => forwardIn({ address, port }, socket)),
  );
  if (egress?.internet !== undefined) forwards.push(await forwardIn(proxyAt, egress.internet));
  const broker = await openBroker(workspace, log);
  const place = file.containers
    ? await openContainers(workspace, file.containers, broker, log)
    : besideRunner(workspace);
  const host = componentHost(workspace, place, broker, logs);
  let link: PhysicalLinks | undefined;
  const command = (port: InputPort, sample: Sample) => link?.command(port.name, sample);
  const assembly = new Assembly(workspace, { host, logs, command });
  const usage = new Usage();
  link = await openLinks(workspace, assembly, { log, heard: () => usage.note() });
  let exposed: Exposed = {};
  const twin = new Twin({ ...workspace, assembly, link, log, host, usage, exposed: () => exposed });
  const closing = new AbortController();
  const stopped = (): void => closing.abort();
  const server = await serveControl(socket, { ...workspace, twin, logs, host, usage, stopped });
  const { components } = assembly;
  void watchDisk({ directory, file, components, everyMs: times.diskMs, log }, closing.signal);
  const closed = once(closing.signal, 'abort').then(async () => {
    await twin.stop({ save: false });
    assembly.close();
    server.close();
    await place.close();
    await Promise.all([link?.close(), broker?.close(), ...forwards.map((forward) => forward.close())]);
    host.close();
    rmSync(socket, { force: true });
  });
  const close = (): Promise<void> => {
    closing.abort();
    return closed;
  };
  return {
    close,
    closed,
    exposed(told) {
      exposed = told;
    },
  };
}

async function openBroker(
  { file: { spec, twin } }: Workspace,
  log: (text: string) => void,
): Promise<ComponentBroker | undefined> {
  const isNeeded = Object.values(spec.components).some(({ run }) => run?.transport === 'mqtt');
  if (!isNeeded) return undefined;
  return await ComponentBroker.open({
    twin,
    listensFor: (id) => (spec.clock.mode === 'lockstep' || id === spec.emulator ? 'clock' : 'in'),
    log,
  });
}

async function openLinks(
  { directory, file: { home, twin, spec }, secrets, egress }: Workspace,
  assembly: Assembly,
  { log, heard }: { readonly log: (text: string) => void; readonly heard: () => void },
): Promise<PhysicalLinks | undefined> {
  if (spec.physicalTwin === undefined) return undefined;
  const secret = (name: string | undefined) => (name === undefined ? undefined : secrets.get(name));
  return await PhysicalLinks.connect(
    spec.physicalTwin,
    (name, { credentials, certificate }) => ({
      // The names of twins and links have no dot.
      clientId: `dtaas-${home}-${twin}${name === '' ? '' : `.${name}`}`,
      credentials: secret(credentials),
      certificate: secret(certificate),
      through: egress?.links[name]?.socket,
      folder: join(directory, 'links', name),
      keepSecret: (value) => secrets.issue(`link ${name}`, value),
    }),
    {
      arrive(values) {
        heard();
        assembly.arrive(values);
      },
      refused: (port, why) => assembly.refuse(`${physical}.${port}`, why),
      log,
      now: () => assembly.clock.now(),
    },
  );
}
