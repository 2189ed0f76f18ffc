import type { Duplex } from 'node:stream';
import { checkedInstanceId, isInstanceId } from '@dtaas/model';
import { type RunnerStatus, runnerErrors } from '@dtaas/runner';
import type { Observed } from '../../place.ts';
import { answerMsOf, askRunner, observedOf } from '../../runner-answer.ts';
import type { DockerClient } from '../connection/client.ts';
import { execIn } from '../connection/exec.ts';
import { type Found, findMarked } from '../resources/find.ts';
import { isMarked, labels, linkPrefix, nameAt } from '../resources/mark.ts';
import { resourceOf } from '../resources/resources-of.ts';
import { type Left, lookAtLeft } from './left.ts';
import { relay } from './volumes.ts';

/** Where the runner listens in its container. */
export const socketOfRunner = '/tmp/control/runner.sock';

/** Opens a stream to the runner's control socket, through a process in its container. */
export async function channelTo({ client, owner }: Left): Promise<Duplex> {
  checkedInstanceId(owner.instance);
  const container = nameAt(owner, 'runner');
  const state = await runnerState({ client, owner });
  if (state?.Running !== true) throw runnerErrors.runnerUnreachable({ reason: 'its container does not run' });
  return await channelIn(client, container);
}

/** @param container the id or the name of a container that runs */
function channelIn(client: DockerClient, container: string): Promise<Duplex> {
  return execIn(client, container, ['sh', '-c', relayOrConnect]);
}

/** A workspace that the edition before made has a launcher that can't relay; its runner can. */
const relayOrConnect = `if [ -e ${relay} ]; then exec ${relay} --relay ${socketOfRunner}; fi
exec node /platform/runner/runner.mjs --connect /work`;

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
  askRunner(() => channelTo(left), left.answerMs ?? answerMsOf(false));

/**
 * A workspace is there as long as its volume `data` is: a runner whose container somebody removed leaves its ring.
 *
 * @param marked what the engine has of the twin
 */
export async function observeWorkspace(left: Left, marked?: readonly Found[]): Promise<Observed | undefined> {
  checkedInstanceId(left.owner.instance);
  const { client, answerMs = answerMsOf(false) } = left;
  const found = marked ?? (await findMarked(client, left.owner));
  const incomplete = isWhole(found) ? {} : ({ isIncomplete: true } as const);
  const runner = found.find(({ isRunning, labels: on }) => isRunning && on[labels.resource] === 'runner');
  const status = runner && (await askRunner(() => channelIn(client, runner.id), answerMs));
  if (status) return { ...observedOf(status), ...incomplete, waiting: status.pending };
  const files = await lookAtLeft(left);
  // Without the file, the update that made the volume was killed before the workspace was begun.
  if (!files?.file) return undefined;
  const { generation } = files.file;
  const silent = runner ? ({ isSilent: true } as const) : {};
  const waiting = files.snapshots.length;
  return { generation, alive: false, prepared: false, ...incomplete, ...silent, waiting };
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

/** How many runners are asked at the same time. Each request starts a process, and a busy engine would answer none in time. */
const asked = 8;

/** Every workspace of the home at an engine, or of `only` these instances, by instance. */
export async function observeHome(
  place: Omit<Left, 'owner'>,
  home: string,
  only?: readonly string[],
): Promise<ReadonlyMap<string, Observed>> {
  const found = await findMarked(place.client, { home });
  const begun = found.filter(({ type, labels: on }) => type === 'volume' && on[labels.resource] === 'data');
  const all = begun.map(({ labels: on }) => on[labels.instance]).filter(isInstanceId);
  const instances = all.filter((instance) => only?.includes(instance) ?? true);
  const seen = new Map<string, Observed>();
  const left = instances.values();
  const ask = async (): Promise<void> => {
    for (const instance of left) {
      const ofTwin = found.filter(({ labels: on }) => on[labels.instance] === instance);
      const observed = await observeWorkspace({ ...place, owner: { home, instance } }, ofTwin);
      if (observed) seen.set(instance, observed);
    }
  };
  await Promise.all(Array.from({ length: asked }, ask));
  return seen;
}
