import { addAbortListener } from 'node:events';
import { DtaasError, type WorkspaceSpec } from '@dtaas/model';
import { after } from '@dtaas/processes';
import { boundedOutput, type Collected } from '@dtaas/sandbox';
import type { ImageTest } from '../../image-tests.ts';
import type { ImageTestContext } from '../../kind.ts';
import type { DockerClient } from '../connection/client.ts';
import { framesOf } from '../connection/frames.ts';
import { requestTrouble } from '../connection/trouble.ts';
import { dockerUnreachable, testProgramMissing, testUsesPackages } from '../failures.ts';
import type { Owner } from '../resources/mark.ts';
import { removeMarked } from '../resources/remove.ts';
import { usesOf } from '../resources/shared-mounts.ts';
import { hasPackages } from '../volumes/contents.ts';
import { stage } from '../volumes/stage.ts';
import { createTestContainer, fillTestVolumes } from './container.ts';
import { ownerOfTest } from './mark.ts';

interface Engine extends ImageTestContext {
  readonly client: DockerClient;
}

const outputBytes = 1024 * 1024;

/** Runs a test in a container of the asset's own image, isolated as a component of a twin is. */
export async function runImageTest(engine: Engine, test: ImageTest, signal: AbortSignal): Promise<Collected> {
  const { client } = engine;
  const image = imageOfTest(test);
  const owner = ownerOfTest(test.limits.timeoutMs);
  try {
    await stage({ ...engine, owner, image }, onlyFiles(test.workspace), test.files);
    signal.throwIfAborted();
    await fillTestVolumes(client, owner, { image, test });
    const container = await createTestContainer(client, owner, { image, test });
    return await runToEnd(client, { container, image, ...test }, signal);
  } finally {
    await removeAll(client, owner);
  }
}

/** @throws DtaasError `docker-test-uses-packages` */
function imageOfTest({ workspace, component: id }: ImageTest): string {
  const component = workspace.components[id]!;
  for (const [use, { asset, environment }] of usesOf(workspace, component))
    if (hasPackages(environment)) throw testUsesPackages({ use, asset });
  if (component.environment.kind !== 'image') throw new Error(`${component.asset} has no image of its own`);
  return component.environment.image;
}

/** What a test uses isn't started, so its images aren't needed. */
function onlyFiles(workspace: WorkspaceSpec): WorkspaceSpec {
  const components = Object.entries(workspace.components).map(([id, { run: _, ...rest }]) => [id, rest]);
  return { ...workspace, components: Object.fromEntries(components) };
}

interface Running extends Pick<ImageTest, 'limits'> {
  readonly container: string;
  readonly image: string;
}

async function runToEnd(client: DockerClient, running: Running, signal: AbortSignal): Promise<Collected> {
  const task = `run the test in ${running.container}`;
  const path = `/containers/${running.container}`;
  const query = { stream: '1', stdout: '1', stderr: '1' };
  const stream = await client.upgrade(`${path}/attach`, { task, query });
  try {
    const refused = (reason: string): DtaasError => troubleAtStart(client.name, running, { task, reason });
    await client.call('POST', `${path}/start`, { task, refused });
    const output = boundedOutput(outputBytes);
    const read = async (): Promise<void> => {
      for await (const { content } of framesOf(stream)) output.add(content);
    };
    const isLate = await withinTime(client, running, signal, read);
    const ended = await client.call<{ readonly StatusCode: number }>('POST', `${path}/wait`, { task });
    type Inspected = { readonly State: { readonly OOMKilled: boolean } };
    const found = await client.call<Inspected>('GET', `${path}/json`, { task });
    const code = ended!.StatusCode;
    const exceeded = isLate ? 'time' : code !== 0 && found!.State.OOMKilled ? 'memory' : undefined;
    return { code, signal: null, ...(exceeded ? { exceeded } : {}), output: output.text() };
  } catch (error) {
    if (error instanceof DtaasError) throw error;
    // The connection that carries the output broke.
    throw dockerUnreachable({ engine: client.name, reason: (error as Error).message, cause: error });
  } finally {
    stream.destroy();
  }
}

/** Kills the test when its time is over or the call is stopped. Returns whether its time was over. */
async function withinTime(
  client: DockerClient,
  { container, limits }: Running,
  signal: AbortSignal,
  read: () => Promise<void>,
): Promise<boolean> {
  const task = `kill ${container}`;
  const accepts = [404, 409];
  const kill = () =>
    void client.call('POST', `/containers/${container}/kill`, { task, accepts }).catch(() => {});
  let isLate = false;
  const timeout = after(limits.timeoutMs, () => {
    isLate = true;
    kill();
  });
  const stop = addAbortListener(signal, kill);
  try {
    await read();
    return isLate;
  } finally {
    timeout.cancel();
    stop[Symbol.dispose]();
  }
}

const noProgram = /exec: "([^"]*)": (?:executable file not found|stat [^:]*: no such file)/;

function troubleAtStart(
  engine: string,
  { image }: Running,
  refusal: { readonly task: string; readonly reason: string },
): DtaasError {
  const program = noProgram.exec(refusal.reason)?.[1];
  return program === undefined
    ? requestTrouble({ engine, ...refusal })
    : testProgramMissing({ engine, image, program });
}

async function removeAll(client: DockerClient, owner: Owner): Promise<void> {
  try {
    await removeMarked(client, owner);
  } catch (error) {
    // The next call removes what is left. The outcome of the test stands.
    if (!(error instanceof DtaasError)) throw error;
  }
}
