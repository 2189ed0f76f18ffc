import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { secretsOfIntegration } from '@dtaas/model';
import { endFamily, familyMembers, identify, variables } from '@dtaas/processes';
import { enterNamespace, type Forward, forwardOut, holdWorkspace, writtenFiles } from '@dtaas/sandbox';
import { removeDeadSockets } from '../control/sockets.ts';
import { resolveSecrets, Secrets } from '../secrets/secrets.ts';
import { type EgressPlan, planEgress } from './egress.ts';
import { FolderOwnership } from './folder-ownership.ts';
import { isolateWorkspace, resourcesOf } from './isolate.ts';
import { withWorkspace } from './lock.ts';
import { runWorkspace } from './run-workspace.ts';
import type { Workspace } from './workspace.ts';
import { type RunnerFile, readWorkspaceFile, type WorkspaceFile } from './workspace-file.ts';

/** What the half outside writes to the standard input of the half inside. The end of the input tells the half inside to leave. */
export interface Handover extends Pick<Workspace, 'secretFiles' | 'isolationStatus' | 'within'> {
  readonly secrets: readonly (readonly [string, string])[];
  readonly egress: EgressPlan;
}

/**
 * Runs a workspace until it is stopped. This process holds the workspace's lock. If the machine has bubblewrap, it starts the
 * rest of the runner in a network of its own and forwards the twin's connections; otherwise it does everything itself.
 *
 * @returns false if another runner has the workspace
 */
export async function runOutside(directory: string): Promise<boolean> {
  return await withWorkspace(directory, () => runLocked(directory));
}

async function runLocked(directory: string): Promise<void> {
  await sweepLeftovers(directory);
  const file = await readWorkspaceFile(directory);
  await removeDeadSockets(dirname(file.socket));
  writeRunnerFile(directory, file);
  const ownership = new FolderOwnership(directory);
  const { isolation, status } = isolateWorkspace(file);
  const { values, remarks } = resolveSecrets(file.spec.secrets, directory, process.env);
  const secrets = new Secrets(values);
  const integrations = Object.values(file.spec.integrations ?? {});
  const forComponents = secrets.writeFiles([...new Set(integrations.flatMap(secretsOfIntegration))]);
  const held = await holdWorkspace(isolation, directory, resourcesOf(file.spec));
  const common = {
    secretFiles: forComponents.files,
    isolationStatus: {
      ...status,
      remarks: [...new Set([...status.remarks, ...held.remarks, ...remarks])],
    },
    within: held.group,
  };
  try {
    if (isolation.mode === 'bubblewrap') {
      const egress = planEgress(file.spec, file.socket);
      await runInNamespace(directory, file, ownership, { ...common, secrets: secrets.entries(), egress });
    } else {
      const ownsFolder = () => ownership.isOwned;
      const workspace = { ...common, directory, file, secrets, isolation, ownsFolder, egress: undefined };
      const running = await runWorkspace(workspace);
      onLeave(ownership, () => void running.close());
      await running.closed;
    }
  } finally {
    await held.release();
    forComponents.remove();
    // Another folder in its place belongs to another runner.
    if (ownership.isOwned) rmSync(join(directory, 'runner.json'), { force: true });
  }
}

async function runInNamespace(
  directory: string,
  file: WorkspaceFile,
  ownership: FolderOwnership,
  handover: Handover,
): Promise<void> {
  const forwards = await openForwards(handover.egress);
  const sandboxCache = writtenFiles();
  const writable = [directory, dirname(file.socket), sandboxCache];
  for (const folder of writable) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const inside = enterNamespace({
    command: [process.execPath, process.argv[1] ?? '', '--inside', directory],
    env: insideEnvironment(directory),
    cwd: directory,
    writable,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = new Promise<void>((resolve, reject) => {
    inside.once('error', reject);
    inside.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`the runner inside the twin's network ended with ${signal ?? code}`));
    });
  });
  inside.stdin?.on('error', () => {}); // `ended` reports it
  inside.stdin?.write(`${JSON.stringify(handover)}\n`);
  onLeave(ownership, () => inside.stdin?.end());
  try {
    await ended;
  } finally {
    await Promise.all(forwards.map((forward) => forward.close()));
  }
}

async function openForwards({ physicalTwin, allowed }: EgressPlan): Promise<readonly Forward[]> {
  const egress = physicalTwin === undefined ? allowed : [physicalTwin, ...allowed];
  return await Promise.all(egress.map(({ host, port, socket }) => forwardOut(socket, { host, port })));
}

/** The half inside needs these variables of the caller. A twin gets no others. */
function insideEnvironment(directory: string): Record<string, string> {
  const kept = variables(['user', 'folders', 'certificates'], ['DTAAS_WORKSPACE']);
  return { ...kept, [insideMark]: directory };
}

/** A person who deletes the folder wants the twin to end, as does one who sends a signal. */
function onLeave(ownership: FolderOwnership, leave: () => void): void {
  ownership.whenLost(leave);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, leave);
}

function writeRunnerFile(directory: string, { generation }: WorkspaceFile): void {
  const identity = identify(process.pid);
  if (identity === undefined) throw new Error('this process is not in /proc');
  const runner: RunnerFile = { ...identity, generation, startedAt: new Date().toISOString() };
  writeFileSync(join(directory, 'runner.json'), `${JSON.stringify(runner)}\n`, { mode: 0o600 });
}

/** Set for the part of the runner that is inside the twin's network; its value is the workspace. */
const insideMark = 'DTAAS_INSIDE';

/** How long a half inside, whose half outside is gone, may take to end its components. */
const insideLeavesMs = 8000;

/**
 * Ends the processes that an earlier runner of the workspace left: its half inside the twin's network, and components without
 * a namespace of their own. Their environment shows what they are, so a process that was just started is found, too.
 */
async function sweepLeftovers(directory: string): Promise<void> {
  const inside = `${insideMark}=${directory}`;
  const deadline = Date.now() + insideLeavesMs;
  while (familyMembers({ marks: [inside] }).length > 0 && Date.now() < deadline) await sleep(50);
  await endFamily({ marks: [inside, `DTAAS_STATE_DIR=${directory}/state`] });
}
