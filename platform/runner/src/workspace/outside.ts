import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { secretsOfIntegration } from '@dtaas/model';
import { endFamily, familyMembers, identify, variables } from '@dtaas/processes';
import { enterNamespace, forwardOut, holdWorkspace, unpackSdk, writtenFiles } from '@dtaas/sandbox';
import { connectRunner } from '../control/connect.ts';
import { removeDeadSockets } from '../control/sockets.ts';
import { type Exposed, openExposures } from '../exposed/exposures.ts';
import { publishedPorts } from '../exposed/published-ports.ts';
import { whyOutOfReach } from '../internet/out-of-reach.ts';
import { openProxy } from '../internet/proxy.ts';
import { internetReach } from '../internet/reach.ts';
import { secretsPassed } from '../secrets/pass.ts';
import { resolveSecrets, Secrets } from '../secrets/secrets.ts';
import { defaultTimes } from '../times.ts';
import { addedAddresses, type EgressPlan, planEgress } from './egress.ts';
import { ownershipOf, whenLost } from './folder-ownership.ts';
import { isolateWorkspace, resourcesOf } from './isolate.ts';
import { withWorkspace } from './lock.ts';
import { runWorkspace } from './run-workspace.ts';
import type { Workspace } from './workspace.ts';
import { type RunnerFile, readWorkspaceFile, type WorkspaceFile } from './workspace-file.ts';

/**
 * The first line that the half outside writes to the standard input of the half inside. Lines with `Told` follow. The end of the
 * input tells the half inside to leave.
 */
export interface Handover extends Pick<Workspace, 'secretFiles' | 'isolationStatus' | 'within'> {
  readonly secrets: readonly (readonly [string, string])[];
  readonly egress: EgressPlan;
}

/** What the half outside tells later. */
export interface Told {
  /** The ports that it has opened. */
  readonly exposed: Exposed;
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
  unpackSdk();
  const file = await readWorkspaceFile(directory);
  if (file.containers && file.spec.secrets.length > 0) await secretsPassed(directory);
  await removeDeadSockets(dirname(file.socket));
  writeRunnerFile(directory, file);
  const ownsFolder = ownershipOf(directory);
  const { isolation, status } = isolateWorkspace(file);
  const { values, remarks } = resolveSecrets(file.spec.secrets, directory, process.env);
  const secrets = new Secrets(values);
  const integrations = Object.values(file.spec.integrations ?? {});
  // Each container gets its secrets and has its limits by itself.
  const shared = file.containers ? [] : integrations.flatMap(secretsOfIntegration);
  const forComponents = secrets.writeFiles([...new Set(shared)]);
  const held = file.containers ? notHeld : await holdWorkspace(isolation, directory, resourcesOf(file.spec));
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
      const egress = planEgress(file.spec, file.socket, (host) => whyOutOfReach(host) === undefined);
      const handover = { ...common, secrets: secrets.entries(), egress };
      await runInNamespace(directory, file, handover, (leave) => onLeave(file, ownsFolder, leave));
    } else {
      const mine = { directory, file, secrets, isolation, ownsFolder, times: defaultTimes };
      const running = await runWorkspace({ ...common, ...mine, egress: undefined });
      onLeave(file, ownsFolder, () => void running.close());
      await withExposures(directory, file, running.exposed, () => running.closed);
    }
  } finally {
    await held.release();
    forComponents.remove();
    // Another folder in its place belongs to another runner.
    if (ownsFolder()) rmSync(join(directory, 'runner.json'), { force: true });
  }
}

const notHeld = { group: undefined, remarks: [], release: async () => {} };

/** @param onLeave called with a function that tells the half inside to leave */
async function runInNamespace(
  directory: string,
  file: WorkspaceFile,
  handover: Handover,
  onLeave: (leave: () => void) => void,
): Promise<void> {
  const { links, allowed, internet } = handover.egress;
  const egress = [...Object.values(links), ...allowed];
  const forwards = await Promise.all(
    egress.map(({ host, port, socket }) => forwardOut(socket, { host, port })),
  );
  if (internet !== undefined) {
    const everywhere = { allowed: () => true };
    forwards.push(await openProxy(internet, (to) => internetReach(file.spec, to, everywhere)));
  }
  const writable = [directory, dirname(file.socket), writtenFiles()];
  for (const folder of writable) mkdirSync(folder, { recursive: true, mode: 0o700 });
  // The half inside needs these variables of the caller. A twin gets no others.
  const env = variables(['user', 'folders', 'certificates'], ['DTAAS_WORKSPACE']);
  const inside = enterNamespace({
    command: [process.execPath, process.argv[1] ?? '', '--inside', directory],
    env: { ...env, [insideMark]: directory },
    cwd: directory,
    writable,
    addresses: addedAddresses(handover.egress),
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  inside.stdin?.on('error', () => {}); // its exit reports it
  inside.stdin?.write(`${JSON.stringify(handover)}\n`);
  onLeave(() => inside.stdin?.end());
  const tell = (exposed: Exposed) => void inside.stdin?.write(`${JSON.stringify({ exposed })}\n`);
  try {
    const [code, signal] = await withExposures(directory, file, tell, () => once(inside, 'exit'));
    if (code !== 0) throw new Error(`the runner inside the twin's network ended with ${signal ?? code}`);
  } finally {
    await Promise.all(forwards.map((forward) => forward.close()));
  }
}

/** Keeps the ports of exposed endpoints open until `during` resolves. They lead through the control socket. */
async function withExposures<T>(
  directory: string,
  { home, twin, spec, socket, containers }: WorkspaceFile,
  changed: (exposed: Exposed) => void,
  during: () => Promise<T>,
): Promise<T> {
  const runner = connectRunner(socket);
  const dial = (port: number) => runner.dial({ port });
  const ended = during();
  // Reported below, also if it ends while the ports are opened.
  ended.catch(() => {});
  const exposures = await openExposures(spec, {
    directory,
    mark: `${home}/${twin}`,
    dial,
    published: containers && publishedPorts(spec),
    changed,
  });
  return await ended.finally(() => exposures.close());
}

/** A person who deletes the folder wants the twin to end, as does one who sends a signal. */
function onLeave({ endsWithInput }: WorkspaceFile, ownsFolder: () => boolean, leave: () => void): void {
  whenLost(ownsFolder, leave);
  if (endsWithInput) process.stdin.once('close', leave).resume();
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
