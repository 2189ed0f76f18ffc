import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { forwardIn } from '@dtaas/sandbox';
import { ComponentHost } from '../component/host.ts';
import { serveControl } from '../control/serve.ts';
import { Logs } from '../logs/logs.ts';
import { PhysicalLink } from '../physical/link.ts';
import { clearIncoming } from '../snapshot/incoming.ts';
import { ComponentBroker } from '../transport/broker.ts';
import { Assembly } from '../twin/assembly.ts';
import { Twin } from '../twin/twin.ts';
import { defaultTimes, type Workspace } from './workspace.ts';

/** A running workspace. */
export interface RunningWorkspace {
  readonly twin: Twin;
  /** Ends the components, then closes all connections. May be called again. */
  close(): Promise<void>;
  /** Resolves when the workspace is closed. */
  readonly closed: Promise<void>;
}

/** Builds a workspace and answers on its control socket. A request starts the twin. */
export async function runWorkspace(workspace: Workspace): Promise<RunningWorkspace> {
  const { directory, file, secrets } = workspace;
  const times = { ...defaultTimes, ...workspace.times };
  clearIncoming(directory);
  mkdirSync(dirname(file.socket), { recursive: true, mode: 0o700 });

  const logs = new Logs(join(directory, 'logs'), Object.keys(file.spec.components), secrets.mask);
  const forwards = await openAllowed(workspace);
  const broker = await openBroker(workspace, (text) => logs.of('runner').write(text));
  const host = new ComponentHost(workspace, broker, logs);
  let link: PhysicalLink | undefined;
  const assembly = new Assembly(
    file.spec,
    {
      directory,
      toJson: secrets.toJson,
      starter: (id) => host.starter(id),
      log: (component, text) => logs.of(component).write(`[runner] ${text}`),
      command: (port, sample) => link?.command(port.name, sample),
    },
    times,
  );
  link = openLink(workspace, assembly, logs);
  const twin = new Twin({
    directory,
    file,
    assembly,
    ownsFolder: workspace.ownsFolder ?? (() => true),
    isolation: workspace.isolationStatus,
    inspect: secrets.inspect,
    toJson: secrets.toJson,
    link,
    secretsSince: secrets.since,
    log: (text) => logs.of('runner').write(text),
  });
  const server = await serveControl(file.socket, {
    twin,
    directory,
    toJson: secrets.toJson,
    logs: (component, tail) => logs.read(component, tail),
    proveSecrets: (nonce) => secrets.prove(nonce),
    dialCommand: async (component, command) => host.dial(component, command),
    silenceMs: times.silenceMs,
    stopped: () => void closing.close(),
  });
  const closing = closeOnce(async () => {
    await twin.stop({ save: false });
    assembly.close();
    server.close();
    await Promise.all([link?.close(), broker?.close(), ...forwards.map((forward) => forward.close())]);
    host.close();
    rmSync(file.socket, { force: true });
  });
  return { twin, ...closing };
}

/** Runs `close` when it is asked for the first time; `closed` resolves after it. */
function closeOnce(close: () => Promise<void>): Pick<RunningWorkspace, 'close' | 'closed'> {
  let settle: () => void = () => {};
  const closed = new Promise<void>((resolve) => {
    settle = resolve;
  });
  let closing: Promise<void> | undefined;
  return {
    closed,
    close: () => {
      closing ??= close().then(settle);
      return closing;
    },
  };
}

/** In a network of its own, each host that `allow` names has an address of loopback. */
async function openAllowed({ egress }: Workspace): Promise<readonly { close(): Promise<void> }[]> {
  return await Promise.all(
    (egress?.allowed ?? []).map(({ address, port, socket }) => forwardIn({ address, port }, socket)),
  );
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

function openLink(
  { file: { home, twin, spec }, secrets, egress }: Workspace,
  assembly: Assembly,
  logs: Logs,
): PhysicalLink | undefined {
  if (spec.physicalTwin === undefined) return undefined;
  const { credentials } = spec.physicalTwin;
  const options = {
    clientId: `dtaas-${home}-${twin}`,
    credentials: credentials === undefined ? undefined : secrets.get(credentials),
    through: egress?.physicalTwin?.socket,
  };
  return new PhysicalLink(spec.physicalTwin, options, {
    arrive: (values) => assembly.arrive(values),
    refused: (port, why) => assembly.refuseTelemetry(port, why),
    log: (text) => logs.of('runner').write(text),
    now: () => assembly.clock.now(),
  });
}
