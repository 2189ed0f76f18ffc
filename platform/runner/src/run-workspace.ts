import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Patience } from './clock/clock.ts';
import type { ComponentTimes } from './component/component.ts';
import type { Launcher } from './component/launcher.ts';
import { launchRequest, readLog } from './component/start.ts';
import { serveControl } from './control/serve.ts';
import { LogFile, readLogTail } from './logs/log-file.ts';
import type { IsolationStatus, LogLine } from './protocol.ts';
import type { Secrets } from './secrets/secrets.ts';
import { StdioTransport } from './transport/stdio.ts';
import { Assembly } from './twin/assembly.ts';
import { Twin } from './twin/twin.ts';
import type { WorkspaceFile } from './workspace-file.ts';

export interface Workspace {
  readonly directory: string;
  readonly file: WorkspaceFile;
  readonly secrets: Secrets;
  readonly isolation: IsolationStatus;
  readonly launcher: Launcher;
  readonly times?: Partial<ComponentTimes & Patience>;
}

const defaultTimes: ComponentTimes & Patience = {
  leaveMs: 5000,
  answerMs: 10_000,
  startMs: 60_000,
  lateMs: 5000,
  hungMs: 30_000,
};

/** A workspace at work. */
export interface RunningWorkspace {
  readonly twin: Twin;
  /** Lets the components leave, then closes what is open. May be called again. */
  close(): Promise<void>;
  /** Resolves when it is closed, whoever asked. */
  readonly closed: Promise<void>;
}

/** Joins a workspace's parts and answers on its control socket, prepared to start. */
export async function runWorkspace(workspace: Workspace): Promise<RunningWorkspace> {
  const { directory, file, secrets, isolation, launcher } = workspace;
  const times = { ...defaultTimes, ...workspace.times };
  clearIncoming(directory);
  mkdirSync(dirname(file.socket), { recursive: true, mode: 0o700 });

  const logs = new Map(
    [...Object.keys(file.spec.components), 'runner'].map((id) => [id, logOf(workspace, id)]),
  );
  const log = (component: string, text: string): void => logs.get(component)?.write(`[runner] ${text}`);
  const linkSecrets = new Set(
    file.spec.physicalTwin?.credentials === undefined ? [] : [file.spec.physicalTwin.credentials],
  );
  const secretFiles = secrets.writeFiles(file.spec.secrets.filter((name) => !linkSecrets.has(name)));

  const assembly = new Assembly(
    file.spec,
    {
      log,
      command: () => {},
      startOf: (id) => ({
        launch: () => launcher(launchRequest({ directory, file }, id, secretFiles.files, {})),
        connect: (launched, events) => new StdioTransport(launched.stdin, launched.stdout, events),
        readLog: (launched) => readLog(launched, logs.get(id)!),
      }),
    },
    times,
    times,
  );
  const twin = new Twin({
    directory,
    file,
    assembly,
    isolation,
    inspect: secrets.inspect,
    reasons: () => [],
  });

  let settle: () => void = () => {};
  const closed = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const server = await serveControl(file.socket, {
    twin,
    directory,
    mask: secrets.mask,
    logs: (component, tail) => readLogs(workspace, component, tail),
    stopped: () => void close(),
  });
  const close = async (): Promise<void> => {
    await twin.stop({ save: false });
    server.close();
    secretFiles.remove();
    rmSync(file.socket, { force: true });
    settle();
  };
  return { twin, close, closed };
}

function logOf({ directory, secrets }: Workspace, id: string): LogFile {
  return new LogFile(join(directory, 'logs', `${id}.log`), secrets.mask);
}

function readLogs(
  { directory, file }: Workspace,
  component: string | undefined,
  tail: number,
): readonly LogLine[] {
  const ids = component === undefined ? [...Object.keys(file.spec.components), 'runner'] : [component];
  const known = ids.filter((id) => id === 'runner' || Object.hasOwn(file.spec.components, id));
  const lines = known.flatMap((id) =>
    readLogTail(join(directory, 'logs', `${id}.log`), tail).map((line) => ({ component: id, ...line })),
  );
  return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).slice(-tail);
}

/** Snapshots that were on their way in when an earlier runner was killed. */
function clearIncoming(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (name.startsWith('incoming-')) rmSync(join(directory, name), { recursive: true, force: true });
  }
}
