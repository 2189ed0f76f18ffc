import { setTimeout as sleep } from 'node:timers/promises';
import { generationOf, parseJson, stagedAssets, type WorkspaceSpec } from '@dtaas/model';
import { faultPoint } from '@dtaas/processes';
import { connectRunner, type WorkspaceFile } from '@dtaas/runner';
import { assetFilesMissing, workspaceUnsaved } from '../../failures.ts';
import { execIn } from '../connection/exec.ts';
import { splitFrames } from '../connection/frames.ts';
import { requestRefused } from '../failures.ts';
import { imageOf } from '../images/wanted.ts';
import { findMarked } from '../resources/find.ts';
import { nameAt } from '../resources/mark.ts';
import { resourceOf } from '../resources/resources-of.ts';
import { sharedInRunner } from '../resources/shared-mounts.ts';
import { startedComponents } from '../resources/started-components.ts';
import { isWholeAt, releaseContents } from '../volumes/content-volume.ts';
import { runHelper } from '../volumes/helper-container.ts';
import { addAddresses } from './addresses.ts';
import { type Left, lookAtLeft } from './left.ts';
import { answerAt, channelTo, isWhole, runnerState, socketOfRunner } from './observe.ts';
import { fillSdks, fillVolumes, type Programs } from './volumes.ts';

const startMs = 60_000;
/** How long a runner may take to end its components. */
const stopSeconds = 20;

/** Processes of a container, beside those of the command: threads of the launcher count. */
const processes = { component: 256, runner: 512, launcher: 16 };

export interface Workspace extends Left {
  /** Whether the place has the setting. */
  readonly ipv6?: true;
  readonly programs: () => Promise<Programs>;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

/**
 * Sees to it that the runner of this twin runs this spec (canonical JSON): starts the containers that the engine has made, or
 * stops them first and gives them another spec. The state of the components stays. Returns the generation. If it is killed at any step,
 * the next call ends the same way.
 */
export async function ensureWorkspace(workspace: Workspace, text: string): Promise<string> {
  const { owner } = workspace;
  const [generation, spec] = [generationOf(text), parseJson(text) as WorkspaceSpec];
  // The containers of the twin exist now, and mount what it held.
  await releaseContents(workspace.client, owner);
  const status = await answerAt(workspace);
  if (status?.generation === generation && status.phase !== 'stopping') {
    // Its runner goes on, and starts a component when its container is there again.
    if (!isWhole(await findMarked(workspace.client, owner))) {
      await fillSdks(workspace.client, owner, imageOf(workspace, spec));
      await startComponents(workspace, spec);
      faultPoint('components-started');
    }
    await addAddresses(workspace, spec);
    return generation;
  }
  await stopWorkspace(workspace);
  await refuseMissing(workspace, spec);
  const states = startedComponents(spec).map(([id]) => resourceOf.state(id));
  await fillVolumes(workspace.client, owner, {
    image: imageOf(workspace, spec),
    programs: await workspace.programs(),
    states,
    workspaceFile: {
      ...fileOf(workspace, generation, spec),
      ...(spec.network.internet === 'allow'
        ? { machineAddresses: await machineAddresses(workspace, spec) }
        : {}),
    },
  });
  faultPoint('workspace-written');
  await startContainers(workspace, spec);
  faultPoint('runner-answered');
  return generation;
}

function fileOf({ owner, ipv6 }: Workspace, generation: string, spec: WorkspaceSpec): WorkspaceFile {
  return {
    home: owner.home,
    twin: owner.instance,
    generation,
    spec,
    store: '/store',
    environments: '/environments',
    socket: socketOfRunner,
    isolation: { mode: 'containers', network: 'enforced', remarks: [] },
    containers: { links: '/links', states: '/states', ...(ipv6 ? { ipv6 } : {}) },
  };
}

/** All IPv4 addresses of the engine's machine, and its IPv6 networks, which the runner's container can't see. A machine changes its IPv6 addresses. */
async function machineAddresses(workspace: Workspace, spec: WorkspaceSpec): Promise<readonly string[]> {
  const said =
    "Object.values(os.networkInterfaces()).flat().map(({ family, address, cidr }) => family === 'IPv6' ? cidr ?? address : address)";
  const command = ['node', '-p', `JSON.stringify(${said})`];
  const image = imageOf(workspace, spec);
  return JSON.parse(
    await runHelper(workspace.client, { image, volumes: [], command, network: 'host' }),
  ) as readonly string[];
}

/** Looks whether the runner's container has all files that twins share: an engine makes an empty volume where one is gone. */
async function refuseMissing(workspace: Workspace, spec: WorkspaceSpec): Promise<void> {
  const { client, owner } = workspace;
  const image = imageOf(workspace, spec) ?? '';
  for (const asset of stagedAssets(spec))
    for (const { at } of sharedInRunner(asset, image))
      if (!(await isWholeAt(client, nameAt(owner, 'runner'), at)))
        throw assetFilesMissing({ twin: spec.twin, asset: asset.asset });
}

/** Starts the runner last, so that what it waits for is there. */
async function startContainers(workspace: Workspace, spec: WorkspaceSpec): Promise<void> {
  await startComponents(workspace, spec);
  await addAddresses(workspace, spec);
  await startContainer(workspace, 'runner', processes.runner);
  faultPoint('runner-spawned');
  // A runner answers when it has its secrets.
  await giveSecrets(workspace, spec);
  await untilAnswer(workspace);
}

async function startComponents(workspace: Workspace, spec: WorkspaceSpec): Promise<void> {
  await Promise.all(
    startedComponents(spec).map(([id, { limits }]) => {
      const limit = (limits.processes ?? processes.component) + processes.launcher;
      return startContainer(workspace, resourceOf.container(id), limit);
    }),
  );
}

/** Starts a container that the engine has made. One that runs goes on. */
async function startContainer({ client, owner }: Workspace, resource: string, limit: number): Promise<void> {
  const name = nameAt(owner, resource);
  // The SDK has no argument for this limit. Nothing of the container runs yet.
  const body = { PidsLimit: limit };
  await client.call('POST', `/containers/${name}/update`, { task: `limit the processes of ${name}`, body });
  await client.call('POST', `/containers/${name}/start`, {
    task: `start the container ${name}`,
    accepts: [304],
  });
}

/** Waits for the runner's answer, and says with the end of its output why there is none. */
async function untilAnswer(workspace: Workspace): Promise<void> {
  const deadline = Date.now() + startMs;
  while (Date.now() < deadline) {
    workspace.signal?.throwIfAborted();
    if (await answerAt(workspace)) return;
    const state = await runnerState(workspace);
    if (state?.Running !== true) break;
    await sleep(100);
  }
  const { client, owner } = workspace;
  const name = nameAt(owner, 'runner');
  const reason = (await lastLines(workspace)) || `no answer in ${startMs / 1000} s`;
  throw requestRefused({ engine: client.name, task: `start the runner in ${name}`, reason });
}

async function lastLines({ client, owner }: Workspace): Promise<string> {
  const query = { stdout: '1', stderr: '1', tail: '8' };
  const path = `/containers/${nameAt(owner, 'runner')}/logs`;
  const logs = await client.read(path, { task: "read the runner's output", query, accepts: [404] });
  if (!logs) return '';
  let output = '';
  const said = await splitFrames(logs, (content) => {
    output += content.toString('utf8');
  });
  return `${output}${said}`.trim();
}

/** Over the standard input of a process in the runner's container, so that no other place has them. */
async function giveSecrets(workspace: Workspace, { secrets }: WorkspaceSpec): Promise<void> {
  if (secrets.length === 0) return;
  const { client, owner, environment } = workspace;
  const given = Object.fromEntries(secrets.map((name) => [name, environment[name] ?? '']));
  const command = ['node', '/platform/runner/runner.mjs', '--secrets', '/work'];
  const stream = await execIn(client, nameAt(owner, 'runner'), command);
  stream.end(JSON.stringify(given));
  for await (const _ of stream);
}

/** Asks the runner to stop, and stops all containers of the twin. */
export async function stopWorkspace(workspace: Left): Promise<void> {
  const state = await runnerState(workspace);
  if (state?.Running && (await answerAt(workspace))) {
    const patience = AbortSignal.timeout(stopSeconds * 1000);
    await connectRunner(() => channelTo(workspace), { patience })
      .stop()
      .catch(() => {});
  }
  const found = await findMarked(workspace.client, workspace.owner);
  await Promise.all(
    found
      .filter(({ type }) => type === 'container')
      .map(({ id, name }) =>
        workspace.client.call('POST', `/containers/${id}/stop`, {
          task: `stop the container ${name}`,
          query: { t: String(stopSeconds) },
          // It does not run, or is gone.
          accepts: [304, 404],
        }),
      ),
  );
}

/**
 * Stops all containers of a twin before they are removed.
 *
 * @throws DtaasError `workspace-unsaved` while the ring holds snapshots
 */
export async function endWorkspace(workspace: Left): Promise<void> {
  await refuseUnsaved(workspace);
  await stopWorkspace(workspace);
  // The runner may have taken a last snapshot.
  await refuseUnsaved(workspace);
}

async function refuseUnsaved(left: Left): Promise<void> {
  // A helper takes longer than a runner that answers.
  const count = (await answerAt(left))?.pending ?? (await lookAtLeft(left))?.snapshots.length ?? 0;
  if (count > 0) throw workspaceUnsaved({ twin: left.owner.instance, count });
}
