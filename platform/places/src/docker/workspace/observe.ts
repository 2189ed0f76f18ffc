import type { Duplex } from 'node:stream';
import { checkedInstanceId, isInstanceId } from '@dtaas/model';
import { connectRunner, type RunnerStatus, runnerErrors } from '@dtaas/runner';
import type { Observed } from '../../place.ts';
import { askRunner, observedOf } from '../../runner-answer.ts';
import { execIn } from '../connection/exec.ts';
import { type Found, findMarked } from '../resources/find.ts';
import { isMarked, labels, linkPrefix, nameAt, type Owner } from '../resources/mark.ts';
import { resourceOf } from '../resources/resources-of.ts';
import { type Left, lookAtLeft } from './left.ts';

/** How long a runner may take to answer. */
const patienceMs = 5_000;

/** Opens a stream to the runner's control socket, through a process in its container. */
export async function channelTo({ client, owner }: Left): Promise<Duplex> {
  checkedInstanceId(owner.instance);
  const container = nameAt(owner, 'runner');
  const state = await runnerState({ client, owner });
  if (state?.Running !== true) throw runnerErrors.runnerUnreachable({ reason: 'its container does not run' });
  return await execIn(client, container, ['node', '/platform/runner/runner.mjs', '--connect', '/work']);
}

interface ContainerState {
  readonly Running: boolean;
  readonly Pid: number;
  readonly OOMKilled: boolean;
}

/** The state of the runner's container; `undefined` if there is none of this twin. */
export async function runnerState({
  client,
  owner,
}: Pick<Left, 'client' | 'owner'>): Promise<ContainerState | undefined> {
  const name = nameAt(owner, 'runner');
  type Inspected = {
    readonly State: ContainerState;
    readonly Config: { readonly Labels: Record<string, string> };
  };
  const found = await client.call<Inspected>('GET', `/containers/${name}/json`, {
    task: `look at the container ${name}`,
    accepts: [404],
  });
  return found && isMarked(found.Config.Labels, owner) ? found.State : undefined;
}

/** The runner's answer, or `undefined` if there is none in time. */
export const answerAt = (left: Left): Promise<RunnerStatus | undefined> =>
  askRunner(() => channelTo(left), patienceMs);

/**
 * A workspace is there as long as its volume `data` is: a runner whose container somebody removed leaves its ring.
 *
 * @param marked what the engine has of the twin
 */
export async function observeWorkspace(left: Left, marked?: readonly Found[]): Promise<Observed | undefined> {
  checkedInstanceId(left.owner.instance);
  const [found, state] = await Promise.all([
    marked ?? findMarked(left.client, left.owner),
    runnerState(left),
  ]);
  const incomplete = isWhole(found) ? {} : ({ isIncomplete: true } as const);
  const status = state?.Running ? await answerAt(left) : undefined;
  if (status) return { ...observedOf(status), ...incomplete, waiting: await waitingAt(left) };
  const files = await lookAtLeft(left);
  // Without the file, the update that made the volume was killed before the workspace was begun.
  if (!files?.file) return undefined;
  const { generation } = files.file;
  return { generation, alive: false, prepared: false, ...incomplete, waiting: files.snapshots.length };
}

/**
 * Whether the runner's container and those of all components run. The link volumes say which components there are: the runner's
 * container holds them, so they outlive the containers of components.
 */
export function isWhole(found: readonly Found[]): boolean {
  const named = found.map((each) => ({ ...each, resource: each.labels[labels.resource] ?? '' }));
  const running = named.flatMap(({ isRunning, resource }) => (isRunning ? [resource] : []));
  const components = named
    .filter(({ type, resource }) => type === 'volume' && resource.startsWith(linkPrefix))
    .map(({ resource }) => resourceOf.container(resource.slice(linkPrefix.length)));
  return ['runner', ...components].every((resource) => running.includes(resource));
}

async function waitingAt(left: Left): Promise<number> {
  const patience = AbortSignal.timeout(patienceMs);
  return (await connectRunner(() => channelTo(left), { patience }).pending()).length;
}

/** Every workspace of the home at an engine, by instance; the runners are asked at the same time. */
export async function observeHome(
  { client, image }: Omit<Left, 'owner'>,
  home: string,
): Promise<ReadonlyMap<string, Observed>> {
  const found = await findMarked(client, { home });
  const begun = found.filter(({ type, labels: on }) => type === 'volume' && on[labels.resource] === 'data');
  const instances = begun.map(({ labels: on }) => on[labels.instance]).filter(isInstanceId);
  const seen = await Promise.all(
    instances.map((instance) => {
      const ofTwin = found.filter(({ labels: on }) => on[labels.instance] === instance);
      return observeWorkspace({ client, image, owner: { home, instance } satisfies Owner }, ofTwin);
    }),
  );
  return new Map(
    instances.flatMap((instance, index) => (seen[index] ? [[instance, seen[index]] as const] : [])),
  );
}
